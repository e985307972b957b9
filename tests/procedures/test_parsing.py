"""Whatever stands in a file, the mistake is told in words; which words: ``tests/errors``."""

import shutil
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from assistant.procedures.checking import check
from assistant.procedures.library import Library
from assistant.procedures.parsing import spoken
from assistant.procedures.yaml_files import read_yaml
from tests.procedures.conftest import DEMO

FILES = ["flows/demo/certificate.yaml", "flows/demo/login.yaml", "selectors/demo.yaml",
         "flows/rules/demo.yaml", "flows/answers/demo.yaml", "flows/register/demo.yaml",
         "flows/sources.yaml"]  # fmt: skip
JUNK: list[Any] = [None, "", "x", "{{ x.y }}", "S2:L1", 0, -1, 1.5, True, [], ["x"], [None], {},
                   {"x": 1}, {"en": 1}, [{"id": "x"}], {"role": "link", "within": "x"}]  # fmt: skip


@pytest.mark.parametrize(
    ("place", "said"),
    [
        ((), ""),
        (("title", "it"), "title.it: "),
        (("steps",), "steps: "),
        (("steps", 1), "step 2 (go): "),
        (("steps", 1, "click", "element"), "step 2 (go): click: "),
        (("steps", 0, "say"), "step 1: say: "),
        (("steps", 2), "step 3: "),
        (("source", 1), "source.2: "),
        (("pages", "home", "elements", "cart", "alternatives", 0), "home.cart: alternatives.1: "),
        (("pages", "home", "path"), "pages.home: "),
    ],
)
def test_a_place_in_words(place: tuple[str | int, ...], said: str) -> None:
    data = {
        "title": {"it": "x"},
        "source": ["S2:L1", "x"],
        "steps": [{"say": "x"}, {"id": "go", "click": "a.b"}, "not a step"],
        "pages": {"home": {"elements": {"cart": {"alternatives": [{}]}}}},
    }

    assert spoken(place, data) == said


def spoil(data: Any, choose: st.DataObject, junk: Any) -> None:
    """Replace one thing somewhere in ``data``, or give it another name."""
    here = data
    while True:
        key = choose.draw(
            st.sampled_from(list(here) if isinstance(here, dict) else range(len(here)))
        )
        inner = here[key]
        if isinstance(inner, dict | list) and inner and choose.draw(st.booleans()):
            here = inner
        elif isinstance(here, dict) and choose.draw(st.booleans()):
            here["misnamed"] = here.pop(key)
            return
        else:
            here[key] = junk
            return


@given(file=st.sampled_from(FILES), junk=st.sampled_from(JUNK), choose=st.data())
def test_any_spoilt_file_is_told_in_words(
    tmp_path_factory: pytest.TempPathFactory, file: str, junk: Any, choose: st.DataObject
) -> None:
    folder: Path = tmp_path_factory.mktemp("library")
    shutil.copytree(DEMO, folder, dirs_exist_ok=True)
    data = read_yaml(folder / file).data
    spoil(data, choose, junk)
    (folder / file).write_text(yaml.safe_dump(data, sort_keys=False), encoding="utf-8")

    for mistake in check(Library(folder / "flows", folder / "selectors")):
        assert "Input should" not in mistake.text
        assert "\n" not in mistake.text
