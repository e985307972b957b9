"""Everything that is covered is somewhere, and that place is named."""

import pytest

from assistant.procedures.library import Library
from assistant.regression.whereabouts import place_of


@pytest.mark.parametrize(
    ("kind", "name", "place"),
    [
        ("procedures", "polimi/login", "flows/polimi/login.yaml"),
        ("steps", "polimi/login#3", "flows/polimi/login.yaml choose-provider, sign-in"),
        ("labels", "polimi/home: Online Services", "selectors/polimi.yaml home"),
        ("labels", "unad: Tema", "selectors/unad.yaml"),
        ("rules", "R-PM-01", "flows/rules/polimi.yaml:3"),
        ("deadlines", "D-01", "flows/deadlines/smartcampus.yaml:3"),
        ("answers", "I-UN-01", "flows/answers/unad.yaml:3"),
    ],
)
def test_where_it_is(library: Library, kind: str, name: str, place: str) -> None:
    whatever = (library.rules, library.deadlines, library.answers)  # read before it is placed

    assert all(whatever)
    assert place_of(library, kind, name) == place
