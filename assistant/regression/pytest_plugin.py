"""pytest plays flows: each case of a flow is a test, with ``--steps`` each of its steps, too.

``flows/polimi/degree-certificate.yaml::happy`` plays a case, ``...::login.identify`` that step
alone, from its checkpoint. The options that concern the browser are pytest-playwright's.
"""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from assistant.procedures.flow import Flow
    from assistant.procedures.library import Library
    from assistant.runner.results import RunResult
    from assistant.warm import Warm

LIBRARY = pytest.StashKey["Library"]()


class Unlike(Exception):
    """A case or a step that did not end as it must; its text is all there is to say."""


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add ``--steps`` and ``--checkpoints``; the others are pytest-playwright's."""
    group = parser.getgroup("tramite", "Trámite's flows")
    group.addoption("--steps", action="store_true", help="play each step of a flow alone, too")
    group.addoption("--checkpoints", metavar="DIR", help="where the checkpoints of steps are kept")


@pytest.hookimpl(tryfirst=True)
def pytest_collection(session: pytest.Session) -> None:
    """A ``tramite.yaml`` with mistakes ends it at once, and not once for every file."""
    from assistant.project_file import project_file

    if project_file():
        _library(session.config)


def pytest_collect_file(file_path: Path, parent: pytest.Collector) -> pytest.Collector | None:
    """A file of the library's flows is a collection of its cases.

    The library is the shipped one, or that of the project that pytest is called in.
    """
    if file_path.suffix != ".yaml":
        return None
    library = _library(parent.config)
    name = f"{file_path.parent.name}/{file_path.stem}"
    if library.flow_paths.get(name) != file_path:
        return None
    collector: FlowFile = FlowFile.from_parent(parent, path=file_path)
    collector.flow_name = name
    return collector


def _library(config: pytest.Config) -> "Library":
    from assistant.errors import UsageError
    from assistant.procedures.library import Library

    if LIBRARY not in config.stash:
        try:
            config.stash[LIBRARY] = Library.here()
        except UsageError as error:
            raise pytest.UsageError(error.message) from None
    return config.stash[LIBRARY]


class FlowFile(pytest.Module):
    """One flow: its cases, and, if they are wanted, its steps."""

    flow_name: str

    def _getobj(self) -> Any:
        return self  # there is no Python module behind it

    def repr_failure(self, excinfo: Any, style: Any = None) -> Any:
        """The mistakes in the file; a traceback only for a mistake in Trámite."""
        from assistant.errors import AssistantError

        if isinstance(excinfo.value, AssistantError):
            return "\n".join(filter(None, [excinfo.value.message, excinfo.value.hint]))
        return super().repr_failure(excinfo)

    def setup(self) -> None:
        """Nothing is to be set up for a file of data."""

    def collect(self) -> Iterator[pytest.Item]:
        """Every case, then every step that some case plays."""
        from assistant.runner.encoding import require_encoder

        flow = _library(self.config).flow(self.flow_name)
        if self.config.getoption("--video") != "off":
            require_encoder()
        if flow.part:
            return
        for case in flow.cases:
            yield self._item(case, _play_case)
        for step in self._steps(flow):
            yield self._item(step, _play_step)

    def _steps(self, flow: "Flow") -> list[str]:
        """All of them with ``--steps``, otherwise those that are named on the command line."""
        from assistant.regression.recording import planned

        library = _library(self.config)
        if library.project:  # there is no state of its site that a step could begin from
            return []
        plans = (planned(library, flow, case) for case in flow.cases.values())
        steps = dict.fromkeys(one.id for plan in plans for one in plan if one.step.in_browser)
        named = {arg.partition("::")[2] for arg in self.config.args}
        wanted = self.config.getoption("--steps")
        return [one for one in steps if one not in flow.cases and (wanted or one in named)]

    def _item(self, name: str, play: Callable[..., None]) -> pytest.Item:
        item: FlowItem = FlowItem.from_parent(self, name=name, callobj=play)
        return item


class FlowItem(pytest.Function):
    """One case, or one step, of a flow."""

    parent: FlowFile

    def repr_failure(self, excinfo: Any, style: Any = None) -> Any:
        """What went wrong in the flow's words; a traceback only for a mistake in Trámite."""
        if isinstance(excinfo.value, Unlike):
            return str(excinfo.value)
        return super().repr_failure(excinfo)

    def reportinfo(self) -> tuple[Path, int, str]:
        """Where it stands."""
        return self.path, 0, self.name


@pytest.fixture(scope="session")
def tramite_warm(browser_type: Any, pytestconfig: pytest.Config) -> Iterator["Warm"]:
    """A server of this worker (mock portals, or a project's site), and a browser for it alone.

    It is launched by pytest-playwright's own Playwright, but is not its browser: what that is
    launched with is for other tests.
    """
    from assistant.runner.playwright_browser import browsers_of, launched, pages_of
    from assistant.staging import launch_for
    from assistant.warm import Warm, portals_of

    with portals_of(_library(pytestconfig).project) as (url, site):
        launch = launch_for(url, headless=not pytestconfig.getoption("--headed"))
        with launched(browser_type, launch) as browser:
            yield Warm(url, pages_of(browser), browsers_of(browser_type, launch), site)


def _play_case(request: pytest.FixtureRequest, tramite_warm: "Warm") -> None:
    from assistant.errors import UsageError, Verdict
    from assistant.reporters.run_folder import RunFolder
    from assistant.runner.judging import differences
    from assistant.session import Session, hands_of

    item, library, flow = _about(request)
    case = flow.cases[item.name]
    session = Session.of_case(
        library, flow, item.name, _folder(item.config),
        surroundings=tramite_warm.around(case), open_browser=tramite_warm.open_browser,
        pictures=_pictures(item.config),
        **_recording(item.config, fails=case.ends is not Verdict.OK),
    )  # fmt: skip
    try:
        ended: Any = session.play(hands_of(case), [RunFolder()])
    except UsageError as error:
        ended = error
    wrong = differences(case, ended)
    step = getattr(ended, "at", None)
    if wrong and ended.verdict == "drift" and not step:
        step, replaced = _replaced(ended)
        wrong.append(replaced)
    _conclude(item, ended.verdict, "; ".join(wrong), step, getattr(ended, "folder", None))


def _replaced(ended: "RunResult") -> tuple[str, str]:
    """The first step in which a locator had to be replaced, and by what."""
    return next(
        (step.id, f"{used.element}: {used.expected} → {used.locator}")
        for step in ended.steps
        for used in step.locators
        if used.used == "alternative"
    )


def _play_step(request: pytest.FixtureRequest, tramite_warm: "Warm") -> None:
    from assistant.regression.checkpoints import default_folder
    from assistant.regression.recording import up_to_date
    from assistant.regression.replay import Replayer
    from assistant.reporters.run_folder import RunFolder

    item, library, flow = _about(request)
    folder = Path(item.config.getoption("--checkpoints") or default_folder())
    kept = up_to_date(library, flow, folder, tramite_warm)
    runs = _folder(item.config)
    recording = _recording(item.config, fails=False)
    player = Replayer(library, flow, kept, tramite_warm, runs, _pictures(item.config), recording)
    replayed = player.replay(item.name, [RunFolder()])
    wrong = "; ".join([replayed.message, *replayed.differences]) if replayed.differences else ""
    _conclude(item, replayed.verdict, wrong, item.name, replayed.result.folder)


def _about(request: pytest.FixtureRequest) -> tuple[FlowItem, "Library", "Flow"]:
    from assistant import language

    language.use(language.from_environment())
    item = request.node
    library = _library(item.config)
    return item, library, library.flow(item.parent.flow_name)


def _folder(config: pytest.Config) -> Path:
    return Path(config.invocation_params.dir, config.getoption("--output"))


def _pictures(config: pytest.Config) -> bool:
    return bool(config.getoption("--screenshot") != "off")


def _recording(config: pytest.Config, *, fails: bool) -> dict[str, Any]:
    """What is recorded; of a run that should fail all, for it fails as a test if it does not."""
    found = {name: config.getoption(f"--{name}") for name in ("tracing", "video")}
    return {name: "on" if fails and mode != "off" else mode for name, mode in found.items()}


def _conclude(
    item: FlowItem, verdict: str, wrong: str, step: str | None, folder: str | None
) -> None:
    """Note how it ended, keep the evidence that is wanted, and fail if it is not as it must be."""
    about = {"flow": item.parent.flow_name, "verdict": str(verdict), "message": wrong,
             "step": step or "", "folder": folder or ""}  # fmt: skip
    item.user_properties += list(about.items())
    options = (item.config.getoption(name) for name in ("--screenshot", "--tracing", "--video"))
    if wrong:
        where = f"\n{folder}/report.html" if folder else ""
        raise Unlike(f"{step or item.name}: {wrong}{where}")
    if folder and "on" not in options:
        shutil.rmtree(folder)
