"""Somebody who uses UNAD's sites without a browser, for the tests."""

from typing import Any

from tests.mock.visitor import Shown, Visitor

DOCUMENT = "1032456789"
USER = "afquintero"
PASSWORD = "Orinoco-Sabana-48"
PAY = "Pago en Línea-Facturas Otros Conceptos"
ISSUE = "Generar Recibo Otros Conceptos"
PDF = ("soporte.pdf", b"%PDF-1.7 simulated")


class Person(Visitor):
    """A visitor of UNAD's sites."""

    portal = "unad"

    def attach(self, path: str, files: dict[str, tuple[str, bytes]], **entries: str) -> Shown:
        """Open a page, then send its form with files: field → name and content."""
        data = {"csrf": self.see(path).csrf, **entries}
        return Shown(self.http.post(f"/unad{path}", data=data, files=files))

    def press(self, opened: Shown, path: str, **entries: str) -> Shown:
        """Send the form of a page that was opened some time before."""
        return Shown(self.http.post(f"/unad{path}", data={"csrf": opened.csrf, **entries}))

    def sign_in(self, **entries: Any) -> Shown:
        return self.send("/campus/ingreso", **{"user": USER, "password": PASSWORD} | entries)

    def enter_fus(self, option: str, document: str = DOCUMENT) -> Shown:
        """Choose a request in FUS Digital and say who makes it."""
        return self.send(f"/fus/{option}", document=document)

    def file(self, option: str, files: dict[str, tuple[str, bytes]], **entries: str) -> Shown:
        """Choose a request in FUS Digital, say who makes it, and file it."""
        self.enter_fus(option)
        return self.attach(f"/fus/{option}/solicitud", files, **entries)

    def consult(self, procedure: str = PAY, **entries: str) -> Shown:
        """Press CONSULTAR on the services page."""
        return self.ask(procedure, action="consult", **entries)

    def generate(self, procedure: str = PAY, **entries: str) -> Shown:
        """Press GENERAR on the services page."""
        return self.ask(procedure, action="generate", **entries)

    def ask(self, procedure: str, **entries: str) -> Shown:
        return self.send(
            "/servicios", **{"document": DOCUMENT, "procedure": procedure, "concept": ""} | entries
        )

    def ask_for_acta(self, period: str = "16-04", document: str = DOCUMENT) -> Shown:
        return self.send("/acta", period=period, document=document)

    def mails(self) -> list[dict[str, Any]]:
        found: list[dict[str, Any]] = self.control("/mail")
        return found
