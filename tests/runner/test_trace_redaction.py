"""A trace without its secrets is still one: same lines, same actions, bodies under their names."""

import hashlib
import json
import zipfile
from pathlib import Path
from typing import Any
from urllib.parse import quote_plus

import pytest

from assistant.procedures.secret import Secret
from assistant.runner.redaction import MARK, Redactor
from assistant.runner.trace_redaction import redact_trace

CANARY = 'ca&ñ %+"<\\漢 n4ry'
TOKEN, CSRF = "0f865996f72a12a0825a68dd3eb156ab326df5b3", "e1b9244329df20fe79a109c0cf7e6573"


def body(content: str, kind: str) -> tuple[str, bytes]:
    """A request's or response's body, named as Playwright names it."""
    return f"resources/{hashlib.sha1(content.encode()).hexdigest()}.{kind}", content.encode()


FORM = body(f"csrf={CSRF}&password={quote_plus(CANARY)}", "dat")
PAGE = body(f'<input type="hidden" name="csrf" value="{CSRF}"><p>1 &lt; 2</p>', "html")
STYLE = body("p { color: red }", "css")


def entry(**request: Any) -> dict[str, Any]:
    """A request in the network part."""
    return {"type": "resource-snapshot", "snapshot": {"request": request}}


LINES: dict[str, list[dict[str, Any]]] = {
    "trace.trace": [
        {"type": "before", "callId": "a@1", "startTime": 1.5, "method": "fill",
         "params": {"selector": "x", "value": CANARY}},
        {"type": "log", "callId": "a@1", "message": f'  fill("{CANARY}")'},
        {"type": "frame-snapshot", "snapshot": {"html": ["HTML", {}, [
            "INPUT", {"type": "password", "__playwright_value_": CANARY, "name": "p"}],
            ["INPUT", {"type": "hidden", "name": "csrf", "value": CSRF}], [[3, 106947]]]}},
        {"type": "after", "callId": "a@1", "endTime": 2,
         "result": {"cookies": [{"name": "sid", "value": TOKEN}]}},
        {"type": "note", "text": f"{TOKEN} {CSRF} again"},
    ],
    "trace.network": [
        entry(method="POST", bodySize=99, headers=[
            {"name": "Cookie", "value": f"a=b; sid={TOKEN}"},
            {"name": "Content-Length", "value": "99"},
            {"name": "Authorization", "value": "Bearer abcdefghijklmnopqrstuvw"},
            {"name": "Accept", "value": "text/html"}],
            postData={"mimeType": "application/x-www-form-urlencoded", "_file": FORM[0]}),
        entry(method="GET", url=f"http://p/?x={quote_plus(CANARY)}", headers=[], _file=PAGE[0]),
        entry(method="GET", url="http://p/abcdefghijklmnopqrstuvw", _file=STYLE[0]),
    ],
}  # fmt: skip


@pytest.fixture
def raw(tmp_path: Path) -> Path:
    """A trace in which a password, a code, a cookie and form tokens stand."""
    path = tmp_path / "raw.zip"
    with zipfile.ZipFile(path, "w") as archive:
        for name, lines in LINES.items():
            archive.writestr(name, "\n".join(json.dumps(line) for line in lines))
        for name, content in (FORM, PAGE, STYLE):
            archive.writestr(name, content)
    return path


@pytest.fixture
def clean(raw: Path, tmp_path: Path) -> zipfile.ZipFile:
    """The same without."""
    redact_trace(raw, tmp_path / "clean.zip", Redactor(Secret(CANARY), Secret("106947")))
    return zipfile.ZipFile(tmp_path / "clean.zip")


def lines_of(trace: zipfile.ZipFile, name: str) -> list[dict[str, Any]]:
    """The lines of a part of a trace."""
    return [json.loads(line) for line in trace.read(name).splitlines()]


@pytest.mark.parametrize("secret", [CANARY, "106947", TOKEN, CSRF, "abcdefghijklmnopqrstuvw"])
def test_nothing_secret_is_left_known_or_not(secret: str, clean: zipfile.ZipFile) -> None:
    redactor = Redactor(Secret(secret))

    assert [name for name in clean.namelist() if list(redactor.leaks(clean.read(name)))] == []


def test_what_happened_is_still_told(clean: zipfile.ZipFile) -> None:
    before, log, *_rest = lines_of(clean, "trace.trace")
    post, _page, style = lines_of(clean, "trace.network")

    assert before == LINES["trace.trace"][0] | {"params": {"selector": "x", "value": MARK}}
    assert log["message"] == f'  fill("{MARK}")'
    assert len(lines_of(clean, "trace.trace")) == len(LINES["trace.trace"])
    assert post["snapshot"]["request"]["headers"][3] == {"name": "Accept", "value": "text/html"}
    assert style["snapshot"]["request"]["_file"] == STYLE[0]


def test_bodies_are_named_after_what_they_hold_now(clean: zipfile.ZipFile) -> None:
    post, page, _style = (line["snapshot"]["request"] for line in lines_of(clean, "trace.network"))
    names = [name for name in clean.namelist() if name.startswith("resources/")]

    assert {post["postData"]["_file"], page["_file"], STYLE[0]} == set(names)
    for name in names:
        assert hashlib.sha1(clean.read(name)).hexdigest() == Path(name).stem
    assert clean.read(post["postData"]["_file"]).decode() == f"csrf={MARK}&password={MARK}"
    assert b"<p>1 &lt; 2</p>" in clean.read(page["_file"])


def test_the_length_of_a_password_is_not_told(clean: zipfile.ZipFile) -> None:
    post = lines_of(clean, "trace.network")[0]["snapshot"]["request"]

    assert (post["bodySize"], post["headers"][1]["value"]) == (-1, "0")


def test_a_short_cookie_is_hidden_where_it_is_one(clean: zipfile.ZipFile) -> None:
    post = lines_of(clean, "trace.network")[0]["snapshot"]["request"]

    assert post["headers"][0] == {"name": "Cookie", "value": MARK}


@pytest.mark.parametrize("content", [b"no zip", b""])
def test_what_is_no_trace_is_refused(content: bytes, tmp_path: Path) -> None:
    (tmp_path / "raw.zip").write_bytes(content)

    with pytest.raises(zipfile.BadZipFile):
        redact_trace(tmp_path / "raw.zip", tmp_path / "clean.zip", Redactor())
    assert not (tmp_path / "clean.zip").exists()


def test_a_part_that_is_no_json_is_refused(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "raw.zip", "w") as archive:
        archive.writestr("trace.new-part", f"{CANARY}\nnot json")

    with pytest.raises(ValueError, match="Expecting"):
        redact_trace(tmp_path / "raw.zip", tmp_path / "clean.zip", Redactor(Secret(CANARY)))
    assert not (tmp_path / "clean.zip").exists()
