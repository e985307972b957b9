"""The one redactor: it knows the secrets of a run and takes them out of whatever leaves it."""

import logging
import threading
import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, NamedTuple, TypeVar

from pydantic import BaseModel

from assistant.procedures.secret import Secret
from assistant.runner.spellings import encoding_of, spellings, utf16

MARK = "•••"
"""What stands where a secret stood."""

TOKEN_LENGTH = 16
"""A cookie's value is looked for everywhere if it is as long as a token; «en» would not do."""

OURS = frozenset(
    "event run flow id folder path picture portal language started status verdict effect kind "
    "form used sha256 page element settled rule".split()
)
"""Fields of events that the program itself fills in, with words of its own: left as they are."""

M = TypeVar("M", bound=BaseModel)


class Leak(NamedTuple):
    """One place where a secret stands: how far into the text or bytes, and how it is spelled."""

    at: int
    encoding: str


class Redactor:
    """Replaces every secret it has been told of, in every spelling.

    redactor = Redactor()
    redactor.learn(Secret("p&ss"))
    redactor.text("https://portal/?password=p%26ss")  # https://portal/?password=•••
    """

    def __init__(self, *secrets: Secret) -> None:
        self._secrets: list[str] = []
        self._lock = threading.Lock()
        for secret in secrets:
            self.learn(secret)

    def learn(self, secret: Secret) -> Secret:
        """Know a secret from now on; gives it back, so that fetching and learning are one."""
        value = secret.reveal()
        with self._lock:
            if value.strip(MARK[0]).strip() and value not in self._secrets:
                self._secrets.append(value)
                self._secrets.sort(key=len, reverse=True)
        return secret

    def learn_token(self, value: str) -> None:
        """Know a cookie or form token, if it is long enough to be one."""
        if len(value) >= TOKEN_LENGTH:
            self.learn(Secret(value))

    def copy(self) -> "Redactor":
        """Another redactor that knows the same, and may learn more."""
        return Redactor(*map(Secret, self._secrets))

    def text(self, text: str) -> str:
        """The text without the secrets."""
        clean = self._once(text)
        while clean != text:  # what stood on both sides of one may be another
            text, clean = clean, self._once(clean)
        return clean

    def _once(self, text: str) -> str:
        for secret in tuple(self._secrets):
            for spelling in spellings(secret):
                text = spelling.pattern.sub(MARK, text)
        return text

    def content(self, data: bytes) -> bytes:
        """The content of a file without the secrets."""
        for secret in tuple(self._secrets):
            for encoding, written in utf16(secret):
                data = data.replace(written, MARK.encode(encoding))
        return encoded(self.text(decoded(data)))

    def data(self, data: Any) -> Any:
        """The same JSON-like data with every text in it redacted, keys too."""
        match data:
            case str():
                return self.text(data)
            case bytes():
                return self.content(data)
            case dict():
                return {self.data(key): self.data(value) for key, value in data.items()}
            case list() | tuple():
                return type(data)(map(self.data, data))
            case bool() | None:
                return data
            case int() | float():
                return 0 if any(secret in repr(data) for secret in self._secrets) else data
        return data

    def model(self, model: M) -> M:
        """The same event or result, redacted; what the program says of itself stays."""
        if not self._secrets:
            return model
        changed = {
            name: self._value(getattr(model, name))
            for name in type(model).model_fields
            if name not in OURS
        }
        return model.model_copy(update=changed)

    def _value(self, value: Any) -> Any:
        if isinstance(value, BaseModel):
            return self.model(value)
        if isinstance(value, tuple):
            return tuple(map(self._value, value))
        if isinstance(value, dict):
            return {key: self._value(one) for key, one in value.items()}
        return self.text(value) if type(value) is str else value

    def finds(self, text: str) -> bool:
        """Whether a secret stands in the text."""
        return any(
            spelling.pattern.search(text)
            for secret in tuple(self._secrets)
            for spelling in spellings(secret)
        )

    def leaks(self, data: bytes) -> Iterator[Leak]:
        """Where the secrets stand in the content of a file."""
        text = decoded(data)
        for secret in tuple(self._secrets):
            for encoding, written in utf16(secret):
                if (at := data.find(written)) >= 0:
                    yield Leak(at, encoding)
            for spelling in spellings(secret):
                for found in spelling.pattern.finditer(text):
                    named = spelling.encoding
                    if named == "letters":
                        named = encoding_of(found[0], secret)
                    yield Leak(len(encoded(text[: found.start()])), named)

    @contextmanager
    def over_logs(self) -> Iterator[None]:
        """Redact every log record while it is made, whoever logs and wherever it goes."""
        make = logging.getLogRecordFactory()

        def redacted(*arguments: Any, **named: Any) -> logging.LogRecord:
            record = make(*arguments, **named)
            record.msg, record.args = self.text(record.getMessage()), None
            if record.exc_info and record.exc_info[0]:
                record.exc_text = self.text("".join(traceback.format_exception(*record.exc_info)))
            return record

        logging.setLogRecordFactory(redacted)
        try:
            yield
        finally:
            logging.setLogRecordFactory(make)


def decoded(data: bytes) -> str:
    """Any bytes as text, without loss."""
    return data.decode("utf-8", "surrogateescape")


def encoded(text: str) -> bytes:
    """The bytes again."""
    return text.encode("utf-8", "surrogateescape")
