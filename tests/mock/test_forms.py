"""What a form refuses."""

import pytest

from assistant.mock.forms import MOST_BYTES, Field, Messages, Upload, refusals

SAY = Messages(
    required="{field} falta",
    option="{field} no existe",
    number="{field}: {minimum}-{maximum}",
    email="{field} no es correo",
    pdf="{field} no es PDF",
    size="{field} pesa demasiado",
)
PDF = b"%PDF-1.7\n"


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


@pytest.mark.parametrize(
    ("file", "messages"),
    [
        (None, ["Recibo falta"]),
        (Upload("recibo.pdf", PDF), []),
        (Upload("recibo.jpg", PDF), []),
        (Upload("recibo.pdf", b"\xff\xd8\xff\xe0"), ["Recibo no es PDF"]),
        (Upload("recibo.pdf", b""), ["Recibo no es PDF"]),
        (Upload("recibo.pdf", PDF.ljust(MOST_BYTES)), []),
        (Upload("recibo.pdf", PDF.ljust(MOST_BYTES + 1)), ["Recibo pesa demasiado"]),
    ],
)
def test_a_file_is_judged_by_what_is_in_it(file: Upload | None, messages: list[str]) -> None:
    sent = {"a": file} if file else {}

    assert refusals([Field("a", "Recibo:", "file")], {}, SAY, sent) == messages


def test_a_file_may_be_left_out_where_none_is_asked_for() -> None:
    assert refusals([Field("a", "Recibo", "file", required=False)], {}, SAY) == []
