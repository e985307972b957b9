"""Receipts: issuing one, its summary, its file, and the list of them."""

from starlette.responses import Response

from assistant.mock.unad.documents import BANKS, receipt
from assistant.mock.unad.records import Receipt
from assistant.mock.unad.wording import UnadPage, UnadVisit, records

CONSTANCIAS = "CONSTANCIAS"
PRICES = {CONSTANCIAS: 28000}
FIRST_REFERENCE = 7005000101


def new_reference(visit: UnadVisit) -> str:
    """Give out the reference number of a new receipt."""
    return str(visit.world.count("unad-receipt", FIRST_REFERENCE))


def issue(visit: UnadVisit, concept: str, units: int = 1) -> Receipt:
    """Give the unpaid receipt of so many units of a concept, made now if there is none."""
    kept, amount = records(visit), PRICES[concept] * units
    for known in kept.receipts:
        unpaid = known.paid_at is None and not known.pending
        if unpaid and (known.concept, known.amount) == (concept, amount):
            return known
    made = Receipt(
        reference=new_reference(visit),
        concept=concept,
        amount=amount,
        issued_at=visit.world.now,
    )
    kept.receipts.append(made)
    return made


def _asked_for(visit: UnadVisit) -> Receipt | None:
    """Find the receipt of the address, for somebody who has given the identity number."""
    known = visit.session.consulted == records(visit).person.document
    return records(visit).receipt(visit.request.path_params["reference"]) if known else None


def summary(visit: UnadVisit) -> Response:
    """Show an invoice, with the banks at its foot."""
    found = _asked_for(visit)
    return visit.page("receipt.html", receipt=found, banks=BANKS) if found else visit.error(404)


def file(visit: UnadVisit) -> Response:
    """Hand over an invoice as a file."""
    found = _asked_for(visit)
    if found is None:
        return visit.error(404)
    return visit.file(receipt(visit.world, found.reference), f"recibo-{found.reference}.pdf")


def receipts(visit: UnadVisit) -> Response:
    """List the receipts of whoever has given the identity number."""
    kept = records(visit)
    known = visit.session.consulted == kept.person.document
    return visit.page("receipts.html", receipts=kept.receipts if known else [])


PAGES = (
    UnadPage("/recibos", receipts, signed_in=False),
    UnadPage("/recibos/{reference}", summary, signed_in=False),
    UnadPage("/recibos/{reference}/pdf", file, signed_in=False),
)
