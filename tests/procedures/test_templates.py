"""What a template may do, and everything that it may not."""

import pytest
from jinja2 import UndefinedError

from assistant.procedures.templates import (
    TemplateMistake,
    fill_in,
    holds,
    is_template,
    names_in,
    names_in_condition,
    read_expression,
    sole_name,
)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("no template at all { x }", set()),
        ("{{ career }}", {"career"}),
        ("a[href='/{{ name | lower | replace('login', '') | trim }}']", {"name"}),
        ("{{ a ~ b }} {{ c if d else 'e' }}", {"a", "b", "c", "d"}),
        ("{{ range }}{{ self }}", {"range", "self"}),
    ],
)
def test_the_names_in_a_template(text: str, names: set[str]) -> None:
    assert names_in(text) == names


@pytest.mark.parametrize(
    "text",
    [
        "{{ ''.__class__ }}",
        "{{ career.upper }}",
        "{{ career['x'] }}",
        "{{ career[1:] }}",
        "{{ career() }}",
        "{{ career | attr('__class__') }}",
        "{{ career | map(attribute='__class__') }}",
        "{{ career | format(1) }}",
        "{{ 9 ** 9 ** 9 }}",
        "{{ 'x' * 999999999 }}",
        "{{ {'a': 1} }}",
        "{% for x in career %}{{ x }}{% endfor %}",
        "{% if career %}x{% endif %}",
        "{% set x = 1 %}",
        "{% set x %}a{% endset %}",
        "{% include 'flows/sources.yaml' %}",
        "{% import 'x' as y %}",
        "{% macro x() %}{% endmacro %}",
        "{% filter upper %}x{% endfilter %}",
    ],
)
def test_a_template_that_does_more_than_use_names(text: str) -> None:
    with pytest.raises(TemplateMistake):
        names_in(text)


@pytest.mark.parametrize("text", ["{{ career", "{{ }}", "{{ a b }}", "{% nonsense %}", "{{ 'a }}"])
def test_a_template_that_cannot_be_read(text: str) -> None:
    with pytest.raises(TemplateMistake, match="cannot be read"):
        names_in(text)


@pytest.mark.parametrize(
    "condition",
    ["", "use =", "use = 'Auto'", "a) or (b", "a }} x {{ b", "{{ use }}", "use | nonsense", "use()",
     "use.x == 1", "use is defined"],
)  # fmt: skip
def test_a_condition_that_cannot_be_used(condition: str) -> None:
    with pytest.raises(TemplateMistake):
        names_in_condition(condition)


@pytest.mark.parametrize(
    ("condition", "holding"),
    [
        ("use == 'Auto'", True),
        ("use != 'Auto' or copies == 1", False),
        ("copies > 1 and use in ['Auto', 'Stamped']", True),
        ("not stay", True),
        ("missing", False),
        ("missing == none", True),
        ("missing > 1", False),
        ("use > 1", False),
        ("'' not in [use, missing]", True),
    ],
)
def test_a_condition_holds_or_not(condition: str, holding: bool) -> None:
    assert holds(condition, {"use": "Auto", "copies": 2, "stay": False}) is holding


def test_filling_in() -> None:
    values = {"name": "Login with eIDAS", "number": 7}

    assert fill_in("{{ name | lower | replace('login with ', '') }}-{{ number }}", values) == (
        "eidas-7"
    )
    assert fill_in("{ name }\n", values) == "{ name }\n"


@pytest.mark.parametrize("name", ["career", "range", "dict"])
def test_a_name_without_a_value_is_never_filled_in(name: str) -> None:
    with pytest.raises(UndefinedError):
        fill_in("{{ " + name + " }}", {})


def test_the_sole_name_of_a_template() -> None:
    assert sole_name("{{ password }}") == "password"
    assert sole_name(" {{password}} ") == "password"
    assert sole_name("my {{ password }}") is None
    assert sole_name("{{ password }}{{ password }}") is None
    assert sole_name("{{ password | upper }}") is None
    assert sole_name("password") is None


def test_what_is_a_template() -> None:
    assert is_template("{{ x }}")
    assert is_template("{% x %}")
    assert not is_template("/careers/{career}/documents")


def test_the_expression_of_a_rule_is_made_of_names_and_calls() -> None:
    read = read_expression("since(paid) < 30 * 24 and use in ['a', 'b']", ["since"], ["since"])

    assert read.names == {"paid", "use"}
    assert read.calls == {("since", "paid")}


@pytest.mark.parametrize(
    ("expression", "why"),
    [
        ("since(paid", "cannot be read"),
        ("until(paid)", "'until' is none of the functions: since"),
        ("since(paid, 3)", "'since' takes the name of one value"),
        ("since(3)", "'since' takes the name of one value"),
        ("since(it=paid)", "it has no 'name=...'"),
        ("since(paid, *paid)", "'since' takes the name of one value"),
        ("since(*paid)", "'since' takes the name of one value"),
        ("use.upper()", "it has no '.upper'"),
        ("use['x']", r"it has no '\[...\]'"),
        ("use | length", r"it has no '\|'"),
        ("use ~ 'x'", "it has no '~'"),
        ("1 if use else 2", "it has no '... if ...'"),
        ("copies / 2", "it has no '/'"),
        ("use * 3", "for numbers only"),
        ("true + 1", "for numbers only"),
        ("'a' * 999999999", "for numbers only"),
        ("9 ** 9 ** 9 ** 9 > 1", r"it has no '\*\*'"),
        ("-use", "for numbers only"),
    ],
)
def test_a_rule_does_nothing_else(expression: str, why: str) -> None:
    with pytest.raises(TemplateMistake, match=why):
        read_expression(expression, ["since"], ["since", "copies"])


def test_a_template_calls_nothing_that_a_rule_may_call() -> None:
    for text in ("{{ length(use) }}", "{{ copies * 2 }}"):
        with pytest.raises(TemplateMistake, match="a template may use names"):
            names_in(text)
