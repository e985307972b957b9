"""Reading amounts of money."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.runner.money import read_money


@pytest.mark.parametrize(
    ("text", "number", "currency"),
    [
        ("€ 16.00", "16.00", "EUR"),
        ("16,00 €", "16.00", "EUR"),
        ("$28.000", "28000", "COP"),
        ("28000", "28000", None),
        ("1.234,50 EUR", "1234.50", "EUR"),
        ("1,234.50", "1234.50", None),
        ("1.234.567", "1234567", None),
        ("Total payment: € 0.00", "0.00", "EUR"),
        ("7", "7", None),
    ],
)
def test_amounts(text: str, number: str, currency: str | None) -> None:
    money = read_money(text)

    assert money
    assert (money.number, money.currency) == (Decimal(number), currency)


@pytest.mark.parametrize("text", ["", "free", "from 16 to 22", "€ 5 or $ 5", "€ -5.00"])
def test_what_is_no_single_amount_is_none(text: str) -> None:
    assert read_money(text) is None


def test_a_named_currency_must_be_the_page_s() -> None:
    page, euros, pesos = (read_money(text) for text in ("€ 16.00", "16 EUR", "16 COP"))

    assert page
    assert euros
    assert pesos
    assert page.is_what_was_accepted(euros)
    assert not page.is_what_was_accepted(pesos)


@given(st.decimals(0, 10**7, places=2, allow_nan=False))
def test_every_amount_with_cents_is_read_back(number: Decimal) -> None:
    money = read_money(f"€ {number:,.2f}")

    assert money
    assert money.number == number
