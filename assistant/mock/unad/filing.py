"""Filing a request with an office, the same for FUS Digital and the SAI of the Campus Virtual."""

from collections.abc import Mapping
from datetime import datetime

from assistant.mock.colombia import moment
from assistant.mock.forms import Field, Upload, refusals
from assistant.mock.unad.records import Attached, Request, System
from assistant.mock.unad.wording import UnadVisit, records
from assistant.mock.world import EffectKind

FIRST_NUMBER = {"FUS": 240001, "SAI": 71001}


def uploads(visit: UnadVisit, fields: tuple[Field, ...]) -> dict[str, Upload]:
    """Give the files that came with a form, by the names of their fields."""
    sent = {field.name: visit.upload(field.name) for field in fields if field.kind == "file"}
    return {name: file for name, file in sent.items() if file is not None}


def entries(visit: UnadVisit, fields: tuple[Field, ...]) -> dict[str, str]:
    """Give what was entered in a form, by the names of its fields."""
    return {field.name: visit.text(field.name) for field in fields if field.kind != "file"}


def wrong_entries(visit: UnadVisit, fields: tuple[Field, ...]) -> list[str]:
    """List what is wrong with a form, its files included."""
    return refusals(fields, entries(visit, fields), visit.portal.messages, uploads(visit, fields))


def next_number(visit: UnadVisit, system: System) -> str:
    """Tell the number that the next request of a system will have."""
    last = visit.world.counters.get(f"unad-{system.lower()}", FIRST_NUMBER[system] - 1)
    return f"{system}-{last + 1}"


def file_request(
    visit: UnadVisit,
    system: System,
    topic: str,
    fields: Mapping[str, str],
    files: Mapping[str, Upload],
    *,
    answer_at: datetime,
    answer: str,
    effect: EffectKind = "submit",
) -> Request:
    """Write a request down, and confirm it by mail."""
    kept, world = records(visit), visit.world
    number = f"{system}-{world.count(f'unad-{system.lower()}', FIRST_NUMBER[system])}"
    request = Request(
        number=number,
        system=system,
        topic=topic,
        fields=dict(fields),
        files=[Attached(name=file.name, size=len(file.content)) for file in files.values()],
        filed_at=world.now,
        answer_at=world.local(answer_at),
        answer=answer,
    )
    kept.requests.append(request)
    visit.session.filed = number
    world.record(effect, f"{number} {topic}")
    world.post(
        kept.person.email,
        f"Solicitud {number} radicada",
        f"Hola, {kept.person.full_name}:\n\nrecibimos tu solicitud «{topic}». Su número es "
        f"{number}. La respuesta estará lista a más tardar el {moment(request.answer_at)}.",
    )
    return request
