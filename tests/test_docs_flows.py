"""Every example in docs/flows.md loads, and every step kind is explained there."""

import re
import shutil
from pathlib import Path
from typing import Any, get_args

import pytest
import yaml

from assistant.procedures.checking import check
from assistant.procedures.inputs import Kind
from assistant.procedures.library import Library
from assistant.procedures.locators import WAYS
from assistant.procedures.steps import KINDS, Step
from assistant.procedures.yaml_files import read_yaml

TESTS = Path(__file__).resolve().parent
PAGE = (TESTS.parent / "docs" / "flows.md").read_text(encoding="utf-8")
BLOCK = re.compile(r"```yaml\n# (\S+)\n(.*?)```", re.DOTALL)
EXAMPLES = BLOCK.findall(PAGE)  # what each block is, by the comment it begins with; and its text
PARTS = ("inputs", "steps", "cases", "elements")
SAID = {"en": "a", "es": "b", "it": "c"}
# What the examples ask for beside the questions of the demo flow.
INPUTS = {
    "paper": {"kind": "file", "label": SAID, "optional": True, "source": "invented"},
    "in_person": {"kind": "yes-no", "label": SAID, "default": False, "source": "invented"},
}


def library_with(kind: str, text: str, folder: Path) -> Library:
    """The demo library, with one example as a file of its own or put into the file it is for."""
    shutil.copytree(TESTS / "errors" / "_base", folder, dirs_exist_ok=True)
    (folder / "example.yaml").write_text(text, encoding="utf-8")
    if kind in PARTS:
        path = folder / ("selectors" if kind == "elements" else "flows/demo")
        path /= "demo.yaml" if kind == "elements" else "certificate.yaml"
        whole = with_part(kind, read_yaml(folder / "example.yaml").data, read_yaml(path).data)
        path = path.with_name("example.yaml") if kind == "steps" else path
        path.write_text(yaml.safe_dump(whole, sort_keys=False), encoding="utf-8")
    else:
        (folder / kind).parent.mkdir(exist_ok=True)
        shutil.copy(folder / "example.yaml", folder / kind)
    return Library(folder / "flows", folder / "selectors")


def with_part(kind: str, part: Any, whole: dict[str, Any]) -> dict[str, Any]:
    """The demo flow, or the demo locators, with one part changed."""
    if kind == "elements":
        whole["pages"]["home"]["elements"] |= part
    elif kind == "inputs":
        whole["inputs"] |= part
    elif kind == "cases":
        whole["inputs"] |= INPUTS
        whole["cases"] = part
    else:
        whole["flow"] = "demo/example"
        whole["inputs"] |= INPUTS
        whole["steps"] = part
        whole["cases"] = {"happy": {"scenario": "student", "ends": "ok"}}
    return whole


def test_every_yaml_block_says_what_it_is() -> None:
    assert len(EXAMPLES) == PAGE.count("```yaml\n")
    assert all(kind in PARTS or kind.endswith(".yaml") for kind, _text in EXAMPLES)


@pytest.mark.parametrize(("kind", "text"), EXAMPLES, ids=range(len(EXAMPLES)))
def test_an_example_loads(kind: str, text: str, tmp_path: Path) -> None:
    library = library_with(kind, text, tmp_path)

    assert [str(mistake) for mistake in check(library)] == []


@pytest.mark.parametrize("kind", KINDS)
def test_each_step_kind_has_a_heading_and_an_example(kind: str) -> None:
    assert f"\n### {kind}\n" in PAGE

    section = PAGE.partition(f"\n### {kind}\n")[2].partition("\n##")[0]
    assert any(re.search(rf"\b{kind}:\s", text) for _what, text in BLOCK.findall(section))


def test_each_key_of_a_step_is_explained() -> None:
    keys = {field.alias or name for name, field in Step.model_fields.items()} - {"actions"}

    assert keys <= set(re.findall(r"^\| `([a-z_-]+)` \|", PAGE, flags=re.MULTILINE))


@pytest.mark.parametrize("word", sorted({*get_args(Kind), *WAYS}))
def test_each_kind_of_input_and_way_to_find_is_named(word: str) -> None:
    assert f"`{word}`" in PAGE
