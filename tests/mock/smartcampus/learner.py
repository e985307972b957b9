"""Somebody who uses SmartCampus without a browser, for the tests."""

from typing import Any

from tests.mock.visitor import Shown, Visitor

NAME = "Laura Marcela Gómez Ruiz"
FIRST = "/solicitudes/4101"


class Learner(Visitor):
    """A visitor of SmartCampus."""

    portal = "smartcampus"

    def sign_in(self, **entries: Any) -> Shown:
        entered = {"user": "lgomez", "password": "Monserrate-Niebla-27", **entries}
        return self.send("/ingreso", **entered)

    def come_back(self) -> Shown:
        self.see("/salir")
        return self.sign_in()

    def press(self, path: str, **entries: Any) -> Shown:
        """Send a form that is a button on another page."""
        token = self.see("/certificados/estudios/solicitud").csrf
        return Shown(self.http.post(f"/{self.portal}{path}", data={"csrf": token, **entries}))

    def preview(self, certificate: str = "matriculado") -> Shown:
        path = f"/certificados/{certificate}/vista-previa"
        return self.send(path, action="continue", confirmed=NAME)

    def order(self, certificate: str = "matriculado") -> Shown:
        return self.send(f"/certificados/{certificate}/solicitud", understood="yes")

    def pay(self, path: str = f"{FIRST}/pago", action: str = "pay") -> Shown:
        return self.send(path, action=action)

    def buy(self, certificate: str = "matriculado") -> Shown:
        self.preview(certificate)
        self.order(certificate)
        return self.pay()

    def mails(self) -> list[str]:
        return [mail["subject"] for mail in self.control("/mail")]
