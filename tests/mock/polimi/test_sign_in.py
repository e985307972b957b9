"""The five ways into Online Services, and the pages that help with them."""

from collections.abc import Callable

import pytest

from tests.mock.visitor import PASSWORD, Visitor

Enter = Callable[..., Visitor]


def test_the_home_page_leads_to_online_services(enter: Enter) -> None:
    page = enter().see("/")

    assert page.title == "POLITECNICO MILANO 1863"
    assert page.links()["Online Services"] == "/polimi/login"


def test_the_sign_in_page_offers_every_documented_link(enter: Enter) -> None:
    links = enter().see("/login").links()

    assert {
        "SPID login",
        "CIE login",
        "Login with eIDAS",
        "eduGAIN login",
        "Register",
        "Polimi credentials recovery (person code and password)",
        "Deactivate 2FA: access temporarily with Polimi credentials only",
        "Information, FAQs and assistance",
    } <= links.keys()
    assert links["AUTHENTICATION ASSISTANCE"] == "mailto:AUTHENTICATION_ASSISTANCE@polimi.it"


def test_polimi_credentials_are_enough_without_a_second_factor(enter: Enter) -> None:
    page = enter().sign_in()

    assert (page.path, page.title) == ("/polimi/services", "Services")
    assert "Welcome, Elena Moretti" in page.text


@pytest.mark.parametrize(
    ("code", "password", "alerts"),
    [
        ("", PASSWORD, "Person Code: this field is compulsory."),
        ("10812345", "", "Password: this field is compulsory."),
        ("10812345", "not-it", "Person Code or Password is wrong."),
        ("10899999", PASSWORD, "Person Code or Password is wrong."),
    ],
)
def test_wrong_credentials_are_refused(enter: Enter, code: str, password: str, alerts: str) -> None:
    page = enter().send("/login", person_code=code, password=password)

    assert (page.path, page.alerts) == ("/polimi/login", alerts)


def test_a_refused_sign_in_keeps_the_code_and_forgets_the_password(enter: Enter) -> None:
    visitor = enter()

    page = visitor.send("/login", person_code="10812345", password="not-it")

    assert page.entered("person_code") == "10812345"
    assert "not-it" not in page.html + visitor.state().decode()


def test_the_second_factor_is_mailed_and_lets_in(enter: Enter) -> None:
    visitor = enter("master-student")

    assert visitor.sign_in().title == "Second factor"
    assert visitor.send("/second-factor", code=visitor.code()).title == "Services"


@pytest.mark.parametrize(
    ("code", "alerts"),
    [
        ("", "One-time code: this field is compulsory."),
        ("000000", "One-time code: this is not the code that was sent."),
    ],
)
def test_a_wrong_one_time_code_is_refused(enter: Enter, code: str, alerts: str) -> None:
    visitor = enter("master-student")
    visitor.sign_in()

    page = visitor.send("/second-factor", code=code)

    assert (page.title, page.alerts) == ("Second factor", alerts)


def test_the_second_factor_needs_credentials_first(enter: Enter) -> None:
    page = enter("master-student").see("/second-factor")

    assert (page.path, page.alerts) == ("/polimi/login", "Please sign in first.")


@pytest.mark.parametrize(
    ("path", "name"),
    [("spid", "SPID"), ("cie", "CIE"), ("eidas", "eIDAS"), ("edugain", "eduGAIN")],
)
def test_an_identity_provider_lets_in_without_a_second_factor(
    enter: Enter, path: str, name: str
) -> None:
    visitor = enter("master-student")

    assert visitor.see(f"/identity-provider/{path}").title == f"Stand-in identity provider: {name}"
    assert visitor.send(f"/identity-provider/{path}").title == "Services"


def test_an_unknown_identity_provider_does_not_exist(enter: Enter) -> None:
    visitor = enter()

    assert visitor.see("/identity-provider/other").status == 404
    csrf = visitor.see("/login").csrf
    assert visitor.send("/identity-provider/other", csrf=csrf).status == 404


def test_who_is_signed_in_need_not_sign_in_again(student: Visitor) -> None:
    assert student.see("/login").path == "/polimi/services"


def test_signing_out_ends_the_session(student: Visitor) -> None:
    assert student.see("/sign-out").confirmation == "You have signed out."
    assert student.see("/services").alerts == "Please sign in first."


@pytest.mark.parametrize(
    ("email", "mails"), [("elena.moretti@mail.example", 1), ("stranger@mail.example", 0)]
)
def test_recovery_tells_everybody_the_same_and_writes_to_whom_it_knows(
    enter: Enter, email: str, mails: int
) -> None:
    visitor = enter()

    page = visitor.send("/recovery", email=email)

    assert page.confirmation == "If the address is known to us, a message is on its way to it."
    assert len(visitor.control("/mail")) == mails


def test_recovery_refuses_what_is_no_address(enter: Enter) -> None:
    page = enter().send("/recovery", email="elena")

    assert page.alerts == "E-mail address: enter an address like name@example.org."
    assert page.entered("email") == "elena"


def test_registering_is_confirmed_by_mail_and_cannot_be_taken_back(enter: Enter) -> None:
    visitor = enter()

    page = visitor.send("/register", name="Ugo", surname="Riva", email="ugo@mail.example")

    assert page.confirmation == "Account requested. We have written to ugo@mail.example."
    assert [mail["to"] for mail in visitor.control("/mail")] == ["ugo@mail.example"]
    assert visitor.effects() == [("submit", None)]


def test_registering_needs_every_field(enter: Enter) -> None:
    page = enter().send("/register", name="", surname="", email="")

    assert page.alerts == (
        "Name: this field is compulsory. Surname: this field is compulsory. "
        "E-mail address: this field is compulsory."
    )


def test_an_address_registers_once(enter: Enter) -> None:
    page = enter().send(
        "/register", name="Elena", surname="Moretti", email="Elena.Moretti@mail.example"
    )

    assert page.alerts == "E-mail address: there is an account with this address already."


def test_the_second_factor_can_be_switched_off_for_a_day(enter: Enter) -> None:
    visitor = enter("master-student")
    entries = {"person_code": "10812345", "password": PASSWORD, "understood": "yes"}

    page = visitor.send("/deactivate-2fa", **entries)

    assert page.path == "/polimi/login"
    assert page.confirmation == "Second factor deactivated until 13/04/2022 16:06:25."
    assert visitor.sign_in().title == "Services"
    visitor.see("/sign-out")
    visitor.control("/clock", by=24 * 3600)
    assert visitor.sign_in().title == "Second factor"


@pytest.mark.parametrize(
    ("password", "understood", "alerts"),
    [
        ("not-it", "yes", "Person Code or Password is wrong."),
        (
            PASSWORD,
            "",
            "I understand that my account is less protected meanwhile: this field is compulsory.",
        ),
    ],
)
def test_the_second_factor_stays_without_password_or_consent(
    enter: Enter, password: str, understood: str, alerts: str
) -> None:
    visitor = enter("master-student")
    entries = {"person_code": "10812345", "password": password, "understood": understood}

    assert visitor.send("/deactivate-2fa", **entries).alerts == alerts
    assert visitor.effects() == []


def test_assistance_names_the_ticket_address(enter: Enter) -> None:
    page = enter().see("/assistance")

    assert page.title == "Information, FAQs and assistance"
    assert "AUTHENTICATION_ASSISTANCE@polimi.it" in page.links()
