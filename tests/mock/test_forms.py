"""What a form refuses."""

import pytest

from assistant.mock.forms import Field, Messages, refusals

SAY = Messages(
    required="{field} falta",
    option="{field} no existe",
    number="{field}: {minimum}-{maximum}",
    email="{field} no es correo",
)


@pytest.mark.parametrize(
    ("field", "value", "messages"),
    [
        (Field("a", "Nombre *"), "", ["Nombre falta"]),
        (Field("a", "Nombre", required=False), "", []),
        (Field("a", "Uso:", "choice", ("x", "y")), "z", ["Uso no existe"]),
        (Field("a", "Uso:", "choice", ("x", "y")), "y", []),
        (Field("a", "Copias", "number"), "10", ["Copias: 1-9"]),
        (Field("a", "Copias", "number"), "٣", ["Copias: 1-9"]),
        (Field("a", "Copias", "number", maximum=20), "10", []),
        (Field("a", "Correo", "email"), "a@b", ["Correo no es correo"]),
        (Field("a", "Correo", "email"), "a@b.co", []),
    ],
)
def test_a_field_is_checked_in_the_portals_words(
    field: Field, value: str, messages: list[str]
) -> None:
    assert refusals([field], {"a": value}, SAY) == messages


def test_a_field_that_was_not_sent_is_empty() -> None:
    assert refusals([Field("a", "Nombre")], {}, SAY) == ["Nombre falta"]
