"""Leaflets: what is on them, the same bytes each time, and whether they still show what is so."""

import io
import json
import re
import shutil
from pathlib import Path
from typing import Any

import pypdf
import pytest
from PIL import Image

from assistant import language
from assistant.procedures.library import Library
from assistant.runner.browser import Box
from assistant.training import handout
from assistant.training.cropping import HEIGHT, WIDTH, part_of
from assistant.training.freshness import fingerprint, stale_steps
from assistant.training.handout import Handout, handout_of
from assistant.training.leaflets import stale_ones
from assistant.training.marks import Mark
from assistant.training.storyboard import Storyboard, draw
from assistant.warm import Warm
from tests.checkouts import called, checkout_in, replace_in
from tests.test_cli import tramite

FLOW = "unad/fus-constancias"
pytestmark = pytest.mark.xdist_group("handout")  # what is played once serves all


@pytest.fixture(scope="module")
def board(library: Library, warm: Warm) -> Storyboard:
    language.use("es")
    return draw(library, library.flow(FLOW), "happy", warm)


@pytest.fixture
def made(board: Storyboard, library: Library) -> Handout:
    language.use("es")
    return handout_of(board, library)


@pytest.mark.browser
def test_all_that_one_needs_is_on_it(made: Handout) -> None:
    page = handout.as_html(made)

    for needed in (
        "28.000 COP (2025)",
        "Qué necesitas",
        "No se puede deshacer",
        "A quién preguntar",
    ):
        assert needed in page
    filed = next(one.number for one in made.leaves if one.effect)
    assert made.effects == (f"{filed}. Haz clic en «Radicar solicitud».",)
    assert f"<li>{filed}. Haz clic en <b>«Radicar solicitud»</b>.</li>" in page
    assert page.count("<figure>") == sum(bool(leaf.part) for leaf in made.leaves) >= 9
    assert (made.site, page.count("<svg")) == ("https://www.unad.edu.co", 1)
    assert not re.search(r"""(src|href)=["']http""", page)


@pytest.mark.browser
def test_as_a_pdf_it_is_tagged_and_always_the_same(
    made: Handout, warm: Warm, tmp_path: Path
) -> None:
    one, other = (handout.as_pdf(made, "Letter", warm, tmp_path) for _each in range(2))

    assert one == other
    reader = pypdf.PdfReader(io.BytesIO(one))
    root: Any = reader.trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"]
    assert root["/Lang"] == "es"
    assert reader.metadata
    assert reader.metadata.title == made.sheet.title
    assert [round(float(side)) for side in reader.pages[0].mediabox[2:]] == [612, 792]
    assert len(reader.pages) <= 3


@pytest.mark.browser
def test_a_second_one_is_drawn_of_the_same_bytes(
    library: Library, warm: Warm, board: Storyboard, made: Handout
) -> None:
    language.use("es")

    again = draw(library, library.flow(FLOW), "happy", warm)

    assert handout.as_html(handout_of(again, library)) == handout.as_html(made)
    assert fingerprint(again, library) == fingerprint(board, library)


def test_a_picture_is_cut_to_what_is_around_its_marks() -> None:
    content = io.BytesIO()
    Image.new("RGB", (1280, 800), "white").save(content, "JPEG")
    marks = [Mark(1, "a.b", Box(1150, 700, 100, 40)), Mark(2, "a.c", Box(1150, 750, 100, 40))]

    part = part_of(content.getvalue(), marks)

    assert (part.width, part.height) == (WIDTH, HEIGHT)
    assert Image.open(io.BytesIO(part.content)).size == (WIDTH, HEIGHT)
    first = part.spots[0]
    assert first.left * WIDTH / 100 == 1150 - (1280 - WIDTH)
    assert first.top * HEIGHT / 100 == pytest.approx(700 - (800 - HEIGHT))


@pytest.mark.browser
def test_a_changed_page_or_sentence_is_named_by_its_steps(
    library: Library, warm: Warm, board: Storyboard, tmp_path: Path
) -> None:
    language.use("es")
    shutil.copytree(library.flows_folder, tmp_path / "flows")
    changed = tmp_path / "flows" / "unad" / "file-fus.yaml"
    text = changed.read_text(encoding="utf-8")
    changed.write_text(re.sub(r"(es: [^\n]*«Radicar solicitud»)", r"\1 ahora", text, count=1))
    other = Library(tmp_path / "flows", library.selectors_folder)
    kept = fingerprint(board, library)

    now = fingerprint(draw(other, other.flow(FLOW), "happy", warm), other)

    assert len(stale_steps(kept, now)) == 1
    assert stale_steps(kept, now)[0] in [one.result.id for one in board.scenes]
    assert stale_steps(kept, kept) == []


@pytest.mark.browser
def test_the_commands_write_and_look_again(tmp_path: Path) -> None:
    path = tmp_path / "unad.md"

    written = json.loads(
        tramite("handout", "unad/duplicado-diploma", "-o", str(path), "--json").stdout
    )
    fresh = tramite("fresh", str(tmp_path))

    assert written["files"] == [str(path)]
    assert "\n> " in path.read_text(encoding="utf-8").replace("   > ", "> ")
    assert fresh.exit_code == 0
    kept = path.with_name(path.name + ".fresh.json")
    told = json.loads(kept.read_text(encoding="utf-8"))
    told["belongs"]["flow"] = told["steps"][next(iter(told["steps"]))] = "0" * 64
    kept.write_text(json.dumps(told), encoding="utf-8")
    stale = tramite("fresh", str(tmp_path), "--json")
    assert stale.exit_code == 5
    assert json.loads(stale.stdout)["stale"] == [
        {"file": str(path), "steps": [next(iter(told["steps"]))]}
    ]


@pytest.mark.browser
def test_a_changed_page_of_the_portal_makes_it_stale(tmp_path: Path) -> None:
    root, made = checkout_in(tmp_path), tmp_path / "made"
    called(root, "cli.py", "handout", "polimi/auth-info", "-o", made / "help.md")
    called(root, "cli.py", "fresh", made)
    replace_in(root, "polimi/templates/home.html", "taught and studied", "studied and taught")

    told = json.loads(called(root, "cli.py", "fresh", made, "--json", code=5).stdout)

    [stale] = told["stale"]  # the page of the first step; the second one shows a corner of it
    assert Path(stale["file"]).name == "help.md"
    assert stale["steps"][0] == "enter.open-home"
    assert "open-answers" not in stale["steps"]


def test_what_changed_elsewhere_is_found_without_a_browser(library: Library) -> None:
    assert stale_ones(library, {}, None) == {}


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ([], "name one flow"),
        (["--all"], "needs a folder"),
        (["unad/duplicado-diploma", "-o", "x.doc"], "x.doc is no handout"),
    ],
)
def test_what_cannot_be_written(given: list[str], said: str) -> None:
    wrong = tramite("handout", *given)

    assert (wrong.exit_code, said in wrong.output) == (2, True)


def test_a_folder_without_any_is_no_answer(tmp_path: Path) -> None:
    assert tramite("fresh", str(tmp_path)).exit_code == 2


@pytest.mark.browser
def test_a_case_that_fails_gives_no_handout(tmp_path: Path) -> None:
    path = tmp_path / "no.pdf"

    failed = tramite("handout", "polimi/login", "--case", "wrong-password", "-o", str(path))

    assert (failed.exit_code, path.exists()) == (7, False)


@pytest.mark.browser
def test_all_of_them_have_a_page_that_leads_to_them(tmp_path: Path) -> None:
    chosen = ("unad/duplicado-diploma", "unad/duplicado-acta-grado")

    made = tramite("handout", *chosen, "--all", "-o", str(tmp_path), "-n", "2")

    assert made.exit_code == 0, made.output
    index = (tmp_path / "index.html").read_text(encoding="utf-8")
    for name in chosen:
        assert f'href="{name.replace("/", "-")}.pdf"' in index
