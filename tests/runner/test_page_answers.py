"""Role and name come out of a snapshot; what was typed does not."""

import pytest

from assistant.runner.page_answers import pressed, role_and_name


@pytest.mark.parametrize(
    ("snapshot", "seen"),
    [
        ('- button "Pay"', ("button", "Pay")),
        ('- heading "Till" [level=1]', ("heading", "Till")),
        ('- button "Say \\"yes\\""', ("button", 'Say "yes"')),
        ("- 'button \"Pay: now\"'", ("button", "Pay: now")),
        ("- status: € 16.00", ("status", "€ 16.00")),
        ('- combobox "Size":\n  - option "Small"', ("combobox", "Size")),
        ("- paragraph: 'it: is'", ("paragraph", "'it: is'")),
        ('- checkbox "Agree" [checked]', ("checkbox", "Agree")),
        ("", ("generic", "")),
    ],
)
def test_role_and_name(snapshot: str, seen: tuple[str, str]) -> None:
    assert role_and_name(snapshot) == seen


@pytest.mark.parametrize(
    "snapshot",
    ['- textbox "Password": hunter2', "- textbox: hunter2", '- textbox: \'a "hunter2" b\'',
     '- textbox "Password" [active]: "hunter2"', '- searchbox: "hunter2"',
     "- 'textbox \"Pass: word\": hunter2'", "- spinbutton: hunter2", "- textbox [active]: hunter2",
     '- textbox: "hunter2: x"'],
)  # fmt: skip
def test_the_value_of_a_field_is_no_part_of_it(snapshot: str) -> None:
    assert "hunter2" not in " ".join(role_and_name(snapshot))


@pytest.mark.parametrize(
    ("log", "sent"),
    [
        (["waiting for button"], False),
        (["attempting click action", "element is not enabled", "retrying click action"], False),
        (["attempting click action", "done scrolling", "performing click action"], True),
        (["performing click action", "<div> intercepts pointer events", "retrying click action"],
         False),
        (["retrying click action", "performing click action"], True),
    ],
)  # fmt: skip
def test_a_press_that_was_sent_is_told_from_one_that_was_not(log: list[str], sent: bool) -> None:
    assert pressed("Timeout 500ms exceeded.\n  - " + "\n  - ".join(log)) == sent
