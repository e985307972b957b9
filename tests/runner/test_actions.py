"""Each step kind asks the right thing of the browser."""

from typing import Any

import pytest

from assistant.errors import DataRefused, Drift, PortalFailed
from assistant.runner.stage import Stage
from tests.runner.conftest import PlaySteps
from tests.runner.fake_browser import FakeBrowser

TILL = {"open": "till", "arrives": "till"}


@pytest.mark.parametrize(
    ("step", "done"),
    [
        ({"fill": {"till.note": "two, please"}}, "fill Note with two, please"),
        ({"choose": {"till.size": "Large"}}, "choose Large in Size"),
        ({"check": "till.agree"}, "check Agree"),
        ({"check": {"element": "till.agree", "on": False}}, "uncheck Agree"),
        ({"check": {"element": "till.agree", "on": "{{ 1 == 2 }}"}}, "uncheck Agree"),
        ({"click": {"element": "till.row", "with": {"number": "7"}}}, "click 7"),
        ({"upload": {"till.file": "/tmp/photo.pdf"}}, "upload photo.pdf to File"),
    ],
)
def test_action(step: dict[str, Any], done: str, play: PlaySteps, shop: FakeBrowser) -> None:
    play(TILL, step)

    assert shop.done[-1] == done


def test_a_wait_lets_time_pass(play: PlaySteps, stage: Stage) -> None:
    play(TILL, {"wait": 24})

    assert stage.world.snapshot() == {"hours": 24.0}


def test_an_empty_answer_leaves_a_list_as_it_is(play: PlaySteps, shop: FakeBrowser) -> None:
    play(TILL, {"choose": {"till.size": ""}})

    assert shop.done == ["open http://portal/till"]


def test_an_answer_that_a_list_does_not_have_ends_data(play: PlaySteps, shop: FakeBrowser) -> None:
    shop.lacks = "Huge"

    with pytest.raises(DataRefused, match="Huge"):
        play(TILL, {"choose": {"till.size": "{{ 'Huge' }}"}})


def test_an_option_of_the_flow_that_a_list_does_not_have_ends_drift(
    play: PlaySteps, shop: FakeBrowser
) -> None:
    shop.lacks = "Huge"

    with pytest.raises(Drift):
        play(TILL, {"choose": {"till.size": "Huge"}})


def test_a_file_that_the_run_has_kept_is_attached(play: PlaySteps, shop: FakeBrowser) -> None:
    play(
        TILL,
        {"download": {"element": "till.receipt", "as": "paid.pdf"}},
        {"upload": {"till.file": "kept:paid.pdf"}},
    )

    assert shop.uploaded == [b"%PDF-1.7 fake"]


def test_a_download_is_kept_with_its_size_and_digest(play: PlaySteps, stage: Stage) -> None:
    file = play(TILL, {"download": "till.receipt"}).steps[-1].files[0]

    assert (file.name, file.bytes) == ("from-portal.pdf", 13)
    assert (stage.folder / file.path).read_bytes() == b"%PDF-1.7 fake"


def test_a_second_download_of_one_name_overwrites_nothing(play: PlaySteps, stage: Stage) -> None:
    download = {"download": {"element": "till.receipt", "as": "receipt.pdf"}}

    files = [step.files[0].name for step in play(TILL, download, download).steps[1:]]

    assert files == ["receipt.pdf", "receipt-2.pdf"]


def test_a_download_cannot_leave_the_folder(play: PlaySteps, stage: Stage) -> None:
    download = {"download": {"element": "till.receipt", "as": "../../receipt.pdf"}}

    assert play(TILL, download).steps[-1].files[0].path == "files/receipt.pdf"


def test_a_download_that_is_no_pdf_ends_portal_and_is_kept(
    play: PlaySteps, shop: FakeBrowser, stage: Stage
) -> None:
    shop.file = b"<html>Sorry</html>"

    with pytest.raises(PortalFailed, match="is no PDF"):
        play(TILL, {"download": "till.receipt"})
    assert (stage.folder / "files" / "from-portal.pdf").exists()
