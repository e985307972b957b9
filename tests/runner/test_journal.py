"""The journal: what is written is read, a torn end is left out, damage is refused."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.runner.journal import JOURNAL, Damaged, Journal, read_journal
from assistant.runner.results import StepResult

STEP = StepResult(
    number=1, of=2, id="pay", sentence="Pay «ñ».", status="done", started="now", seconds=1
)  # fmt: skip


def written(folder: Path) -> bytes:
    """A journal with one of everything; its bytes."""
    journal = Journal(folder)
    journal.begun({"flow": "shop/buy", "answers": {"name": "漢 & ñ"}})
    journal.world("any-1", None)
    journal.effect_begins("pay")
    journal.effect_ended("pay")
    journal.step(STEP)
    journal.ended("ok")
    journal.close()
    return (folder / JOURNAL).read_bytes()


def test_what_was_written_is_read(tmp_path: Path) -> None:
    written(tmp_path)

    past = read_journal(tmp_path)

    assert past.request["answers"] == {"name": "漢 & ñ"}
    assert (past.world, past.verdict, past.open_effect) == ("any-1", "ok", None)
    assert past.steps == {"pay": STEP}


def test_it_can_be_read_by_its_owner_only(tmp_path: Path) -> None:
    written(tmp_path)

    assert (tmp_path / JOURNAL).stat().st_mode & 0o777 == 0o600


def test_an_effect_stays_open_until_its_step_is_behind(tmp_path: Path) -> None:
    journal = Journal(tmp_path)
    journal.begun({})
    journal.effect_begins("pay")
    journal.effect_ended("pay")

    assert read_journal(tmp_path).open_effect == "pay"
    journal.step(STEP)
    assert read_journal(tmp_path).open_effect is None
    journal.close()


def test_a_resumed_run_has_not_ended(tmp_path: Path) -> None:
    written(tmp_path)
    journal = Journal(tmp_path)
    journal.resumed()
    journal.close()

    assert read_journal(tmp_path).verdict is None


@given(data=st.data())
def test_any_beginning_of_a_journal_can_be_read(
    tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    folder = tmp_path_factory.mktemp("journal")
    whole = written(folder)
    first = whole.index(b"\n") + 1
    cut = data.draw(st.integers(first, len(whole)))
    (folder / JOURNAL).write_bytes(whole[:cut])

    assert read_journal(folder).request["flow"] == "shop/buy"


@given(data=st.data())
def test_any_beginning_of_a_journal_can_be_gone_on_with(
    tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    folder = tmp_path_factory.mktemp("journal")
    whole = written(folder)
    (folder / JOURNAL).write_bytes(
        whole[: data.draw(st.integers(whole.index(b"\n") + 1, len(whole)))]
    )

    journal = Journal(folder)
    journal.resumed()
    journal.step(STEP)
    journal.close()

    assert read_journal(folder).steps == {"pay": STEP}


@given(data=st.data())
def test_a_flipped_bit_is_refused(
    tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    folder = tmp_path_factory.mktemp("journal")
    whole = bytearray(written(folder))
    place = data.draw(st.integers(0, len(whole) - 2))  # without its end the last line is torn
    whole[place] ^= 1 << data.draw(st.integers(0, 7))
    (folder / JOURNAL).write_bytes(whole)

    with pytest.raises(Damaged, match=r"journal\.jsonl:\d+"):
        read_journal(folder)


def test_another_version_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("assistant.runner.journal.VERSION", 0)
    written(tmp_path)
    monkeypatch.undo()

    with pytest.raises(Damaged, match="version 0, this program writes 2"):
        read_journal(tmp_path)


def test_an_empty_journal_is_refused(tmp_path: Path) -> None:
    (tmp_path / JOURNAL).touch()

    with pytest.raises(Damaged, match="does not say how the run began"):
        read_journal(tmp_path)
