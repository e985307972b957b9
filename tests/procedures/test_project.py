"""Somebody's own project: how its file is read, and what its flows may leave out."""

from pathlib import Path

import pytest

from assistant.errors import UsageError
from assistant.procedures.checking import check
from assistant.procedures.library import Library
from assistant.procedures.nearest_project import project_of
from assistant.procedures.schema import schema_of
from assistant.procedures.titles import titles_here
from assistant.procedures.yaml_files import Mistakes

PORT = "http://127.0.0.1:{port}"
SITE = f"site:\n  start: serve {{port}}\n  address: {PORT}\n"
LOCATORS = """\
portal: shop
pages:
  home: {path: /, landmark: {role: heading, name: Shop}}
"""
FLOW = """\
flow: shop/look
title: {it: Guarda}
summary: Looks at the shop.
steps:
  - {id: look, say: Open the shop., open: home}
cases:
  happy: {ends: ok}
"""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project with one flow, which is the current folder."""
    for name, text in {
        "tramite.yaml": SITE,
        "selectors/shop.yaml": LOCATORS,
        "flows/shop/look.yaml": FLOW,
    }.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def said_of(folder: Path, text: str) -> list[str]:
    """What is wrong with a ``tramite.yaml``."""
    (folder / "tramite.yaml").write_text(text, encoding="utf-8")
    with pytest.raises(Mistakes) as told:
        project_of(folder / "tramite.yaml")
    return str(told.value).splitlines()


def test_its_flows_are_found_from_any_folder_below(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(folder / "flows" / "shop")

    assert list(Library.here().flow_paths) == ["shop/look"]
    assert titles_here() == {"shop/look": "Guarda"}


def test_without_a_file_they_are_the_shipped_ones(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)

    assert Library.here().flows_folder == Library().flows_folder
    assert "polimi/login" in (titles_here() or {})


def test_neither_sources_nor_three_languages_are_needed(folder: Path) -> None:
    assert check(Library.here()) == []
    flow = Library.here().flow("shop/look")

    assert (str(flow.title), flow.source) == ("Guarda", ())
    assert flow.steps[0].say is not None
    assert flow.steps[0].say.said_in("es") == "Open the shop."


def test_what_ships_must_have_them(folder: Path) -> None:
    found = [one.text for one in check(Library(folder / "flows", folder / "selectors"))]

    assert any("'source' is missing" in text for text in found)
    assert any("every sentence is said in en, es and it" in text for text in found)


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        (
            "{ends: ok}",
            "{ends: ok, scenario: student}",
            "7:21: cases.happy.scenario: 'scenario' is",
        ),
        ("{ends: ok}", "{ends: ok, clock: 2026-01-01}", "7:21: cases.happy.clock: 'clock' is"),
        ("open: home", "wait: 5", "5:37: step 1 (look): wait: the clock of a site of your own"),
        ("open: home", "open: hone", "5:37: step 1 (look): open: unknown page 'hone'"),
    ],
)
def test_what_its_site_cannot_do_is_told_with_its_place(
    folder: Path, old: str, new: str, said: str
) -> None:
    path = folder / "flows/shop/look.yaml"
    path.write_text(FLOW.replace(old, new), encoding="utf-8")

    [mistake] = map(str, check(Library.here()))

    assert mistake.startswith(f"flows/shop/look.yaml:{said}")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("flows: flows\n", "1:1: 'site' is missing"),
        (f"{SITE}  redy: /\n", "4:3: site: unknown key 'redy'; did you mean 'ready'?"),
        (f"{SITE}  seconds: soon\n", "4:3: site.seconds: expected a number, got 'soon'"),
        (f"{SITE}flows: journeys\n", "4:1: there is no folder journeys"),
        (
            f"{SITE}people: {{shpo: {{password: x}}}}\n",
            "4:10: there is no portal 'shpo'; did you mean 'shop'?",
        ),
        (f"{SITE}people: {{shop: {{user: me}}}}\n", "4:10: people.shop: 'password' is missing"),
        (
            f"{SITE}people: {{shop: {{password: {{evn: X}}}}}}\n",
            "4:17: people.shop.password: expected text, or {env: NAME}: what the environment "
            "variable NAME holds",
        ),
        (
            "site: {address: 'http://192.0.2.1:80'}\n",
            "1:8: site.address: only a site on this computer is played on (127.0.0.1, localhost)",
        ),
        (
            "site: {address: 'http://localhost/shop'}\n",
            "1:8: site.address: expected an address like http://127.0.0.1:8000, without a path",
        ),
        (
            SITE.replace("{port}", "{prt}", 1),
            "2:3: site.start: {port} and {data} are filled in, and nothing else; did you mean "
            "'port'?",
        ),
        (
            SITE.replace("serve {port}", "serve"),
            "1:1: site: '{port}' stands in both of 'start' and 'address', or in none",
        ),
        (
            f'{SITE}  prepare: ["fill \'x"]\n',
            "4:13: site.prepare.1: a quotation mark is not closed",
        ),
        (
            "site: {address: 'http://localhost:1', prepare: [fill]}\n",
            "1:39: site.prepare: this goes with 'start', and only there",
        ),
        (
            f"site: {{address: '{PORT}'}}\n",
            "1:8: site.address: '{port}' goes with 'start', and only there",
        ),
    ],
)
def test_a_mistake_in_its_file_is_told_with_its_place(folder: Path, text: str, said: str) -> None:
    assert said_of(folder, text) == [f"tramite.yaml:{said}"]


def test_a_portal_may_be_in_any_time_zone_there_is(folder: Path) -> None:
    path = folder / "selectors/shop.yaml"
    path.write_text(f"{LOCATORS}timezone: America/New_York\n", encoding="utf-8")
    assert Library.here().calendar("shop").zone.key == "America/New_York"

    path.write_text(f"{LOCATORS}timezone: America/New_Yrok\n", encoding="utf-8")
    assert [str(one) for one in check(Library.here())] == [
        "selectors/shop.yaml:4:1: timezone: there is no time zone 'America/New_Yrok' here; "
        "did you mean 'America/New_York'?"
    ]


def test_what_only_the_mock_can_do_is_refused_in_a_project_alone(folder: Path) -> None:
    Library().needs_the_mock("tramite matrix")
    with pytest.raises(UsageError, match="tramite matrix works on Trámite's own portals alone"):
        Library.here().needs_the_mock("tramite matrix")


def test_its_schema_asks_for_less_than_that_of_what_ships() -> None:
    assert "source" in schema_of("flow")["required"]
    assert "source" not in schema_of("flow", lenient=True)["required"]
    assert schema_of("selectors", lenient=True)["required"] == ["portal", "pages"]
    assert schema_of("project")["required"] == ["site"]
