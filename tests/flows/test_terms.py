"""What flows read from pages has a name that people understand."""

from assistant.procedures.library import Library
from assistant.procedures.plan import make_plan
from assistant.procedures.steps import Read


def test_every_reading_has_a_name_and_every_name_a_reading() -> None:
    library = Library()
    read = {
        name
        for flow in library.flow_paths
        for step in library.flow(flow).steps
        for action in step.actions
        if isinstance(action, Read)
        for name in action.fields
    }

    assert set(library.terms) == read


def test_where_there_is_no_name_its_words_are_shown() -> None:
    library = Library()
    library.__dict__["terms"] = {}

    plan = make_plan(library, library.flow("polimi/login"), {}, lenient=True)

    assert plan.term("amount_due") == "amount due"
