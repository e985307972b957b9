"""The ids that rules, deadlines and answers go by."""

from pathlib import Path

import pytest

from assistant.procedures.library import Library
from assistant.procedures.yaml_files import Mistakes
from assistant.regression.ids import each, ids_of


def test_a_range_stands_for_each_of_its_ids() -> None:
    assert each("R-SC-09..11") == ["R-SC-09", "R-SC-10", "R-SC-11"]


def test_the_shipped_ids_are_all_that_the_documents_hold(library: Library) -> None:
    ids = ids_of(library)

    rules, deadlines = ([name for span in spans for name in each(span)]
                        for spans in (ids.rules, ids.deadlines))  # fmt: skip
    assert (len(rules), len(deadlines)) == (114, 44)
    assert sum(len(each(span)) for span in ids.answers) == 107


def test_what_is_no_range_is_a_mistake_with_its_place(tmp_path: Path) -> None:
    (tmp_path / "flows" / "register").mkdir(parents=True)
    path = tmp_path / "flows" / "ids.yaml"
    path.write_text("rules: [R-SC-1]\ndeadlines: []\nanswers: []\n", encoding="utf-8")

    with pytest.raises(Mistakes) as caught:
        ids_of(Library(tmp_path / "flows", tmp_path / "selectors"))

    assert [(one.file, one.line) for one in caught.value.found] == [("flows/ids.yaml", 1)]
