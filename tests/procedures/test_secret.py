"""A secret stays one, whatever is done to it by accident."""

import copy
import json
import logging
import pickle
import traceback
from collections.abc import Callable
from dataclasses import asdict, dataclass

import pytest
from pydantic import BaseModel
from pydantic_core import PydanticSerializationError

from assistant.procedures.secret import Secret

SECRET = Secret("hunter2")


@pytest.mark.parametrize(
    "write",
    [
        str,
        repr,
        "{}".format,
        "{:>20}".format,
        "{!r}".format,
        "%s".__mod__,
        lambda secret: repr([secret]),
        lambda secret: repr({"password": secret}),
        lambda secret: json.dumps({"password": secret}, default=str, ensure_ascii=False),
    ],
    ids=["str", "repr", "format", "padded", "format-repr", "percent", "list", "dict", "json"],
)
def test_it_cannot_be_printed(write: Callable[[Secret], str]) -> None:
    written = write(SECRET)

    assert "hunter2" not in written
    assert "•••" in written


def test_it_cannot_be_written_down() -> None:
    with pytest.raises(TypeError):
        pickle.dumps(SECRET)
    with pytest.raises(TypeError):
        json.dumps(SECRET)
    with pytest.raises(TypeError):
        vars(SECRET)
    with pytest.raises(TypeError):
        SECRET.__getstate__()
    with pytest.raises(TypeError):
        bytes(SECRET)  # type: ignore[call-overload]  # a mistake somebody may make


@dataclass
class Person:
    """Somebody with a password."""

    password: Secret


class Form(BaseModel, arbitrary_types_allowed=True):
    """Something with a password that pydantic can write."""

    password: Secret


@pytest.mark.parametrize("copied", [copy.copy, copy.deepcopy])
def test_a_copy_is_as_secret(copied: Callable[[Person], Person]) -> None:
    other = copied(Person(SECRET))

    assert other.password is SECRET
    assert "hunter2" not in f"{other} {asdict(other)}"


def test_pydantic_does_not_write_it() -> None:
    form = Form(password=SECRET)

    with pytest.raises(PydanticSerializationError):
        form.model_dump_json()
    assert "hunter2" not in f"{form!r} {form.model_dump()} {form.model_dump_json(fallback=str)}"


def test_a_log_does_not_show_it(caplog: pytest.LogCaptureFixture) -> None:
    logging.getLogger("any").warning("with %s and %r", SECRET, {"password": SECRET})

    assert "hunter2" not in caplog.text
    assert "•••" in caplog.text


def test_a_traceback_does_not_show_it() -> None:
    password = SECRET
    with pytest.raises(TypeError) as caught:
        len(password)  # type: ignore[arg-type]  # a mistake somebody may make

    frames = traceback.TracebackException.from_exception(caught.value, capture_locals=True)

    shown = "".join(frames.format())
    assert "hunter2" not in shown
    assert "password" in shown


def test_it_is_given_away_only_on_demand() -> None:
    assert SECRET.reveal() == "hunter2"
    assert Secret("hunter2") == SECRET
    assert hash(Secret("hunter2")) == hash(SECRET)
    assert Secret("other") != SECRET
    assert SECRET != "hunter2"
