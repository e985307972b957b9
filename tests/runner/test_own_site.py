"""The site of a project: how it is started, seen to be up, and ended with all that it started."""

import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import httpx
import pytest

from assistant.errors import AuthRefused, EnvironmentProblem, Stopped, UsageError
from assistant.procedures.given import FromEnvironment
from assistant.procedures.project import Person, Project, Site
from assistant.runner.own_site import OwnSite
from assistant.runner.real_world import RealWorld

SERVER = f"{sys.executable} -m http.server --bind 127.0.0.1 {{port}} --directory {{data}}"
ADDRESS = "http://127.0.0.1:{port}"


@pytest.fixture(autouse=True)
def temporary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where temporary folders are made."""
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    return tmp_path


def project(folder: Path, **site: Any) -> Project:
    """A project in ``folder`` with such a site."""
    said = Site(**{"start": SERVER, "address": ADDRESS, **site})
    return Project(folder, folder, folder, said, {})


def nothing() -> None:
    """Nothing goes on meanwhile."""


@contextmanager
def up(folder: Path, **site: Any) -> Iterator[tuple[OwnSite, str]]:
    """The site while it is up."""
    with OwnSite(project(folder, **site)) as own, own.serving(nothing) as url:
        yield own, url


def answers(url: str) -> bool:
    """Whether something answers there."""
    try:
        return httpx.get(url, trust_env=False).is_success
    except httpx.TransportError:
        return False


def refused(folder: Path, **site: Any) -> EnvironmentProblem:
    """Why a site does not come up."""
    with pytest.raises(EnvironmentProblem) as told, up(folder, **site):
        pass
    return told.value


def test_it_is_up_as_long_as_it_is_needed_and_leaves_nothing(temporary: Path) -> None:
    with up(temporary) as (_own, url):
        assert answers(url)

    assert not answers(url)
    assert list(temporary.iterdir()) == []


def test_who_stops_while_it_starts_leaves_nothing_either(temporary: Path) -> None:
    def stopped() -> None:
        raise Stopped("stopped by you")

    with OwnSite(project(temporary)) as own, pytest.raises(Stopped), own.serving(stopped):
        pass

    assert not answers(own.address)
    assert list(temporary.iterdir()) == []


def test_it_is_started_anew_for_each_run_with_new_data(temporary: Path) -> None:
    (temporary / "mark").write_text("here", encoding="utf-8")
    prepare = [f"cp mark {{data}}/from-{mark}" for mark in "ab"]
    with OwnSite(project(temporary, prepare=prepare)) as own:
        with own.serving(nothing) as url:
            assert answers(f"{url}/from-b")
            [data] = temporary.glob("tramite-site-*/data")
            (data / "left").touch()
        with own.serving(nothing) as again:
            assert again == url
            assert not answers(f"{url}/left")


def test_if_its_project_says_so_one_is_there_for_all_runs(temporary: Path) -> None:
    with OwnSite(project(temporary, fresh=False)) as own:
        with own.serving(nothing) as url:
            [data] = temporary.glob("tramite-site-*/data")
            (data / "left").touch()
        with own.serving(nothing):
            assert answers(f"{url}/left")

    assert not answers(url)


def test_what_it_started_ends_with_it_even_if_nobody_can_end_it_any_more(temporary: Path) -> None:
    code = (
        "import sys; from pathlib import Path; from tests.runner.test_own_site import *\n"
        f"with up(Path({str(temporary)!r}), start='sh -c \"{SERVER} & wait\"') as (_own, url):\n"
        "    print(url, flush=True); sys.stdin.read()\n"
    )
    with subprocess.Popen(
        [sys.executable, "-c", code], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
        cwd=Path(__file__).parents[2],
    ) as owner:  # fmt: skip
        assert owner.stdout is not None
        url = owner.stdout.readline().strip()
        assert answers(url)
        owner.kill()

    until = time.monotonic() + 20
    while answers(url):
        assert time.monotonic() < until


def test_what_ends_by_itself_is_told_at_once_with_its_last_words(temporary: Path) -> None:
    script = temporary / "site.py"
    script.write_text("print(*range(99), sep='\\n')\nraise SystemExit('no table users')")
    began = time.monotonic()

    problem = refused(temporary, start=f"{sys.executable} site.py {{port}}", seconds=60)

    assert time.monotonic() - began < 30
    assert "it ended with code 1" in problem.message
    assert problem.message.splitlines()[-2:] == ["  98", "  no table users"]
    assert "87" not in problem.message
    assert problem.hint is not None
    kept = Path(problem.hint.removeprefix("All that it printed: "))
    assert kept.read_text(encoding="utf-8").startswith("0\n1\n")


@pytest.mark.parametrize(
    ("site", "said"),
    [
        ({"start": "no-such-command {port}"}, "no-such-command: No such file or directory"),
        ({"start": "sh -c 'sleep 60; {port}'", "seconds": 0.2}, "nothing answers at http://127"),
        ({"prepare": ["sh -c 'echo full; exit 3'"]}, "it ended with code 3\n  full"),
        ({"prepare": ["sleep 60"], "seconds": 0.2}, "it has not ended within 0.2 seconds"),
        ({"prepare": ["no-such-command"]}, "(no-such-command): No such file"),
        (
            {"start": None, "address": "http://127.0.0.1:1"},
            "no site answers at http://127.0.0.1:1/",
        ),
    ],
)
def test_why_it_is_not_up_is_said(temporary: Path, site: dict[str, Any], said: str) -> None:
    assert said in refused(temporary, **site).message


def test_a_site_that_does_not_come_up_is_not_waited_for_again(temporary: Path) -> None:
    own = OwnSite(project(temporary, start="sh -c 'echo once >>said; {port}'", seconds=5))
    for _time in range(2):
        with pytest.raises(EnvironmentProblem), own.serving(nothing):
            pass

    assert (temporary / "said").read_text(encoding="utf-8") == "once\n"


def test_a_page_with_an_error_of_the_sites_own_is_not_up(temporary: Path) -> None:
    with up(temporary) as (_own, url):
        with up(temporary, start=None, address=url, ready="/missing") as (_other, same):
            assert same == url  # 404 is an answer


def test_the_site_does_not_get_the_passwords(
    temporary: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TRAMITE_PASSWORD_SHOP", "geheim")
    monkeypatch.setenv("SHOP_COLOUR", "blue")

    said = refused(temporary, start="sh -c 'env; exit 1; {port}'", seconds=5)

    assert said.hint is not None
    printed = Path(said.hint.removeprefix("All that it printed: ")).read_text(encoding="utf-8")
    assert "SHOP_COLOUR=blue" in printed
    assert "geheim" not in printed


def test_its_world_knows_the_people_that_are_named(
    temporary: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    people = {"shop": Person(user="me", password=FromEnvironment("SHOP_PASSWORD"))}
    plain = project(temporary)
    named = Project(plain.folder, plain.flows, plain.selectors, plain.site, people)
    monkeypatch.setenv("SHOP_PASSWORD", "geheim")

    assert RealWorld(named, "shop").people == {"shop": {"user": "me", "password": "geheim"}}
    with pytest.raises(AuthRefused, match="nobody is named who can sign in to other"):
        _people = RealWorld(named, "other").people
    monkeypatch.delenv("SHOP_PASSWORD")
    with pytest.raises(UsageError, match="SHOP_PASSWORD is not set"):
        _people = RealWorld(named, "shop").people


def test_its_world_cannot_be_moved_or_saved(temporary: Path) -> None:
    world = RealWorld(project(temporary), "shop")

    assert (world.id, world.snapshot(), world.mail()) == ("", {}, [])
    with pytest.raises(UsageError, match="cannot be moved"):
        world.advance(1)
