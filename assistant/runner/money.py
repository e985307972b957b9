"""An amount of money as a page shows it or a person accepts it."""

import re
from dataclasses import dataclass
from decimal import Decimal

_NUMBER = re.compile(r"\d[\d.,' \u00a0\u202f]*\d|\d")
_CURRENCIES = {"€": "EUR", "$": "COP", "EUR": "EUR", "COP": "COP", "USD": "USD"}


@dataclass(frozen=True)
class Money:
    """A number and, if it was said, a currency (ISO 4217)."""

    number: Decimal
    currency: str | None
    shown: str

    def __str__(self) -> str:
        return self.shown

    def is_what_was_accepted(self, accepted: "Money") -> bool:
        """The same number; and the same currency, if the person named one."""
        return self.number == accepted.number and accepted.currency in (None, self.currency)


def read_money(text: str) -> Money | None:
    """``€ 16.00``, ``16,00 €``, ``$28.000`` or ``28000``; None if there is no single amount.

    The last of two kinds of mark is the decimal one; a lone mark followed by exactly three digits
    groups thousands (``28.000``).
    """
    numbers = _NUMBER.findall(text)
    if len(numbers) != 1 or re.search(r"-\s*\d", text):
        return None
    signs = {name for sign, name in _CURRENCIES.items() if sign in text}
    if len(signs) > 1:
        return None
    return Money(_number(numbers[0]), next(iter(signs), None), " ".join(text.split()))


def _number(text: str) -> Decimal:
    digits = re.sub(r"[' \u00a0\u202f]", "", text)
    marks = re.findall(r"[.,]", digits)
    decimal = marks[-1] if marks and len(set(marks)) > 1 else None
    if len(set(marks)) == 1 and len(marks) == 1 and not re.search(r"[.,]\d{3}$", digits):
        decimal = marks[0]
    whole, _mark, cents = digits.rpartition(decimal) if decimal else (digits, "", "")
    return Decimal(re.sub(r"[.,]", "", whole) + (f".{cents}" if cents else ""))
