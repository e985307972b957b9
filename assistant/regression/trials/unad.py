"""What UNAD's portals are asked, and why they are not asked about the other rules."""

from collections.abc import Mapping

from assistant.language import _
from assistant.regression.trial import Trials
from assistant.regression.trials import unad_campus, unad_consultas, unad_fus


def not_enforced() -> Mapping[str, str]:
    """Rules that are not the portals' to enforce, and why."""
    mail = _("the help desk decides about it by mail")
    registry = _("the registry of the centre decides about it, by mail or at the counter")
    council = _("the centre and the school council decide about it, on paper")
    teachers = _("teachers and directors decide about it, by mail")
    page = _("no page of the portals has to do with it")
    reasons = {
        mail: "07",
        registry: "29 38 39 42 43 50 55 61 71",
        council: "36 65 66 67 68 69 70",
        teachers: "21 22 23 24",
        _("the graduation leaders decide about it, on paper"): "40 72",
        page: "46 51 78",
        _("the file itself asks for the number, when the portal has long mailed it"): "03",
        _("the portal counts «vigencias» and does not ask which"): "09",
        _("there is no page on which money could come back"): "33",
        _("it says when to ask what has become of the request; the portal refuses nothing"): "76",
        _("the campus writes to whomever one chooses"): "79",
    }
    return {f"R-UN-{number}": why for why, numbers in reasons.items() for number in numbers.split()}


UNAD = Trials({**unad_consultas.TRIALS, **unad_campus.TRIALS, **unad_fus.TRIALS}, not_enforced)
