"""A page as a person reads it."""

import httpx
import pytest
from fpdf import FPDF

from assistant.errors import Drift
from assistant.regression.shown import Shown
from tests.regression.pages import shown

TABLE = """
<h1>Certificates</h1>
<div role=alert><p>Not now.</p></div> <div role=status>Saved.</div>
<dl><dt>Status:</dt><dd>INITIAL</dd></dl>
<table><thead><tr><th>Name</th><th>Send</th></tr></thead><tbody>
 <tr><td>Marks</td><td><button>Enviar</button></td></tr>
 <tr><td>Studies</td><td><button disabled>Enviar</button></td></tr>
</tbody></table>
<label for=copies>Copies:</label><input id=copies type=number value=1>
<p>Only <strong>Stamped</strong> is stamped.</p>
"""


def test_texts_are_read() -> None:
    page = shown(TABLE)

    assert page.title == "Certificates"
    assert page.alerts == ["Not now."]
    assert page.statuses == ["Saved."]
    assert page.facts() == {"Status:": "INITIAL"}
    assert page.rows("Send")[0] == {"Name": "Marks", "Send": "Enviar"}
    assert page.rows("Price") == []
    assert "Only Stamped is stamped." in page.text


def test_a_row_tells_equal_buttons_apart() -> None:
    page = shown(TABLE)

    assert page.find("button", "Enviar", within="Studies").has_attr("disabled")
    assert not page.find("button", "Enviar", within="Marks").has_attr("disabled")
    with pytest.raises(Drift, match="button «Enviar» is there 2 times, not once"):
        page.find("button", "Enviar")


def test_what_is_not_there_is_told_with_what_is() -> None:
    with pytest.raises(Drift, match="field «Number» is there 0 times") as caught:
        shown(TABLE).find("field", "Number")

    assert caught.value.hint == "There is: «Copies:»"


def test_offers_only_what_can_be_used() -> None:
    page = shown("<button disabled>Pay</button><button>Preview</button>")

    assert page.offers("button", "Preview")
    assert not page.offers("button", "Pay")
    assert not page.offers("link", "Preview")


def test_labels_are_texts_names_and_pairs_but_no_mentions() -> None:
    labels = shown(TABLE).labels

    assert {"Certificates", "Name", "Enviar", "Status: INITIAL", "Copies: 1"} <= labels
    assert "Stamped" not in labels
    assert "Only" not in labels


def test_a_file_has_no_labels() -> None:
    asked = httpx.Request("GET", "http://127.0.0.1/demo/file")
    file = Shown(httpx.Response(200, content=b"%PDF-<p>no</p>", request=asked))

    assert file.labels == frozenset()


def test_what_is_printed_in_a_pdf_is_read() -> None:
    pdf = FPDF()
    pdf.add_page()
    pdf.set_font("helvetica")
    pdf.cell(text="Constancia de matrícula")
    pdf.cell(text="SPECIMEN")
    asked = httpx.Request("GET", "http://127.0.0.1/demo/file")

    file = Shown(httpx.Response(200, content=bytes(pdf.output()), request=asked))

    assert file.printed.splitlines() == ["Constancia de matrícula", "SPECIMEN"]
