"""Who signs in: the world's test person, or somebody's own sign-in in her place."""

from typing import Any

import pytest

from assistant.errors import AuthRefused
from assistant.procedures.secret import Secret
from assistant.runner.credentials import OwnCredentials, SignIn, WorldCredentials


class FakeWorld:
    """One person, and one mail with a code."""

    people = {"shop": {"name": "Ada", "user": "ada", "password": "lovelace"}}

    def mail(self) -> list[dict[str, Any]]:
        """The mails."""
        return [{"text": "Your code is 123456."}, {"text": "Bye."}]


WORLD = WorldCredentials(FakeWorld(), "shop", {}, "http://127.0.0.1:1")


def test_the_test_person_signs_in() -> None:
    assert (WORLD.user(), WORLD.password()) == ("ada", Secret("lovelace"))
    assert WORLD.code() == Secret("123456")


def test_a_case_replaces_parts_of_it() -> None:
    given = WorldCredentials(FakeWorld(), "shop", {"password": "no", "code": "000000"}, "http://a")

    assert (given.user(), given.password()) == ("ada", Secret("no"))
    assert given.code() == Secret("000000")


def test_nobody_signs_in_to_a_portal_without_people() -> None:
    with pytest.raises(AuthRefused, match="nobody in this scenario"):
        WorldCredentials(FakeWorld(), "bank", {}, "http://a").user()


def test_a_persons_own_sign_in_is_for_the_same_origin() -> None:
    own = OwnCredentials(SignIn("eva", Secret("mine")), WORLD)

    assert (own.user(), own.password(), own.origin) == ("eva", Secret("mine"), WORLD.origin)


def test_a_password_alone_is_for_the_test_persons_name() -> None:
    assert OwnCredentials(SignIn(None, Secret("mine")), WORLD).user() == "ada"


@pytest.mark.parametrize(("typed", "code"), [(" 42 ", "42"), ("", "123456")])
def test_a_code_is_asked_for_each_time(typed: str, code: str) -> None:
    own = OwnCredentials(SignIn("eva", Secret("mine")), WORLD, lambda: typed)

    assert own.code() == Secret(code)


def test_with_nobody_to_ask_the_code_is_in_the_worlds_mail() -> None:
    assert OwnCredentials(SignIn("eva", Secret("mine")), WORLD).code() == Secret("123456")


def test_a_sign_in_can_be_printed_without_harm() -> None:
    assert "mine" not in repr(OwnCredentials(SignIn("eva", Secret("mine")), WORLD))
