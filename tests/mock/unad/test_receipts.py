"""Receipts, and who may see them."""

from io import BytesIO

from pypdf import PdfReader

from tests.mock.unad.conftest import Enter
from tests.mock.unad.person import DOCUMENT, ISSUE, PAY


def test_a_receipt_can_be_kept_as_a_specimen(enter: Enter) -> None:
    person = enter()
    person.generate(ISSUE, concept="CONSTANCIAS")

    answer = person.http.get("/unad/recibos/7005000101/pdf")

    text = PdfReader(BytesIO(answer.content)).pages[0].extract_text()
    assert answer.headers["content-disposition"] == 'attachment; filename="recibo-7005000101.pdf"'
    for said in ("SPECIMEN", "7005000101", "CONSTANCIAS", "$28.000", "ficticios"):
        assert said in text
    assert len(answer.content) < 512 * 1024


def test_a_receipt_is_shown_to_who_gave_the_number_only(enter: Enter) -> None:
    person = enter("unad-receipt-due")

    assert person.see("/recibos/7005000101").status == 404
    assert person.see("/recibos/7005000101/pdf").status == 404
    assert "Primero escribe tu número" in person.see("/recibos").text

    person.consult(PAY)
    assert person.see("/recibos/7005000101").status == 200
    assert person.see("/recibos/1").status == 404
    assert "CONSTANCIAS" in person.see("/recibos").text


def test_the_list_says_how_far_each_payment_is(enter: Enter) -> None:
    person = enter("unad-receipt-due")
    person.consult(PAY)
    assert "Sin pagar" in person.see("/recibos").text

    person.send("/banco", reference="7005000101")
    assert "Pagada, en registro" in person.see("/recibos").text

    person.control("/clock", by=48 * 3600)
    assert "Pagada, en registro" not in person.see("/recibos").text


def test_an_unknown_number_shows_nothing(enter: Enter) -> None:
    person = enter("unad-receipt-due")
    person.consult(PAY, document=DOCUMENT[:-1])

    assert "CONSTANCIAS" not in person.see("/recibos").text
