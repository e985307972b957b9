"""What can be asked of an office in the SAI: one shape of form, whatever it is about."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime

from starlette.responses import Response

from assistant.mock.forms import Field
from assistant.mock.unad.filing import entries, file_request, next_number, uploads, wrong_entries
from assistant.mock.unad.wording import UnadPage, UnadVisit

CHECKED = Field("checked", "Verifiqué mis datos personales", "tick")


@dataclass(frozen=True)
class Topic:
    """One form of the SAI: what it says and asks, what it refuses, and where sending it leads."""

    path: str
    caption: str
    told: Callable[[UnadVisit], list[str]]
    fields: Callable[[UnadVisit], tuple[Field, ...]]
    refuse: Callable[[UnadVisit], list[str]]
    send: Callable[[UnadVisit], Response]
    filed: bool = True

    @property
    def page(self) -> UnadPage:
        """Its address."""
        return UnadPage(self.path, self._show, self._act)

    def _show(self, visit: UnadVisit) -> Response:
        return visit.page(
            "sai-form.html",
            topic=self,
            told=self.told(visit),
            fields=(CHECKED, *self.fields(visit)),
            number=next_number(visit, "SAI") if self.filed else "",
        )

    def _act(self, visit: UnadVisit) -> Response:
        alerts = wrong_entries(visit, (CHECKED, *self.fields(visit))) or self.refuse(visit)
        return visit.refuse(alerts) if alerts else self.send(visit)


def file_with_sai(
    visit: UnadVisit,
    topic: Topic,
    more: Mapping[str, str],
    *,
    answer_at: datetime,
    answer: str,
) -> Response:
    """Write a request down and show it in the list of requests."""
    fields = topic.fields(visit)
    request = file_request(
        visit,
        "SAI",
        topic.caption,
        {**entries(visit, fields), **more},
        uploads(visit, fields),
        answer_at=answer_at,
        answer=answer,
    )
    return visit.go(
        "/campus/sai/solicitudes", status=f"Tu solicitud quedó radicada con el {request.number}."
    )
