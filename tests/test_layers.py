"""Who may import whom: each room only the rooms above it, each module only those before it."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "assistant"

# From the bottom to the top, one list a room. A new module gets its place here first.
ROOMS = {
    "bottom": [
        "errors",
        "language",
        "folding",
        "moments",
        "shipped",
        "loopback",
        "project_file",
    ],
    "procedures": [
        "titles",
        "secret",
        "given",
        "leniency",
        "sentences",
        "sources",
        "yaml_problems",
        "yaml_files",
        "register",
        "answers",
        "wordings",
        "words",
        "readings",
        "ask",
        "templates",
        "files",
        "inputs",
        "calendars",
        "dates",
        "rules",
        "deadlines",
        "steps",
        "flow",
        "locators",
        "portal_checks",
        "rule_checks",
        "project",
        "schema",
        "parsing",
        "nearest_project",
        "library",
        "ask_build",
        "cache",
        "ask_cache",
        "inclusion",
        "digest",
        "plan",
        "due",
        "eligibility",
        "reasons",
        "flow_checks",
        "register_checks",
        "checking",
    ],
    "runner": [
        "spellings",
        "redaction",
        "trace_redaction",
        "tracing",
        "encoding",
        "video",
        "audit",
        "privacy",
        "questions",
        "results",
        "dating",
        "browser",
        "switches",
        "browser_setup",
        "browser_install",
        "origin",
        "credentials",
        "keyring_store",
        "doctor",
        "money",
        "interruption",
        "sign_in",
        "hands",
        "guided_hands",
        "diagnosis",
        "finding",
        "stage",
        "site_keeper",
        "own_site",
        "real_world",
        "waiting",
        "judging",
        "journal",
        "runs",
        "checkpoint",
        "keeper",
        "actions",
        "mishaps",
        "settling",
        "turn",
        "engine",
        "resumption",
        "no_browser",
        "page_answers",
        "launch",
        "playwright_browser",
    ],
    "reporters": [
        "reporter",
        "console",
        "html",
        "flow_sheet",
        "calendar_file",
        "json_lines",
        "junit",
        "record",
        "run_folder",
    ],
    "mock": [
        "refusal",
        "connection",
        "hosts",
        "client",
        "forms",
        "specimen",
        "documents",
        "colombia",
        "records",
        "polimi.records",
        "smartcampus.records",
        "unad.studies",
        "unad.records",
        "world",
        "worlds",
        "faults",
        "markup",
        "survivable",
        "treacherous",
        "variants",
        "portal",
        "polimi.wording",
        "polimi.certificates",
        "polimi.sign_in",
        "polimi.reserving",
        "polimi.carting",
        "polimi.paying",
        "polimi.collecting",
        "polimi.portal",
        "smartcampus.wording",
        "smartcampus.documents",
        "smartcampus.sign_in",
        "smartcampus.requesting",
        "smartcampus.paying",
        "smartcampus.collecting",
        "smartcampus.portal",
        "unad.wording",
        "unad.documents",
        "unad.filing",
        "unad.home",
        "unad.receipts",
        "unad.services",
        "unad.paying",
        "unad.acta",
        "unad.credentials",
        "unad.enrolling",
        "unad.laboratories",
        "unad.campus",
        "unad.topics",
        "unad.certificates",
        "unad.deferring",
        "unad.fus_papers",
        "unad.fus_novedades",
        "unad.fus_results",
        "unad.fus_options",
        "unad.fus",
        "unad.sai",
        "unad.resits",
        "unad.courses",
        "unad.practicals",
        "unad.portal",
        "portals",
        "scenarios",
        "opening",
        "reception",
        "control",
        "index",
        "server",
    ],
    "one run": [
        "case_files",
        "staging",
        "session",
        "warm",
    ],
    "regression": [
        "naming",
        "form",
        "shown",
        "visitor",
        "tours.polimi",
        "tours.smartcampus",
        "tours.unad",
        "labels",
        "messages",
        "quotations",
        "speech",
        "ids",
        "coverage",
        "whereabouts",
        "parameters",
        "locator_audit",
        "trial",
        "trials.polimi_cart",
        "trials.polimi",
        "trials.smartcampus",
        "trials.unad_consultas",
        "trials.unad_campus",
        "trials.unad_fus",
        "trials.unad",
        "crosscheck",
        "checkpoints",
        "recording",
        "replay",
        "pytest_plugin",
        "suite",
        "suite_page",
        "matrix",
    ],
    "training": [
        "pace",
        "chapters",
        "marks",
        "overlay",
        "paper",
        "storyboard",
        "freshness",
        "cropping",
        "handout",
        "leaflets",
        "plates",
        "filming",
        "timeline",
        "subtitles",
        "slideshow",
        "video",
        "commands",
        "presenter",
        "trail",
        "doing",
        "notes",
        "remote",
        "remote_keys",
        "scenery",
        "telling",
        "presentation",
        "score",
        "learner",
        "watching",
        "scripted",
        "listening",
        "entries",
        "attempt",
        "practice",
        "certificate",
        "class_report",
    ],
    "on top": [
        "completion",
        "command_help",
        "options",
        "case_cover",
        "locator_walk",
        "terminal",
        "resuming",
        "run_commands",
        "audit_command",
        "sign_in_trial",
        "auth_commands",
        "rules_commands",
        "coverage_commands",
        "i18n_commands",
        "replay_commands",
        "practice_command",
        "suite_command",
        "serve_command",
        "matrix_command",
        "handout_command",
        "video_command",
        "selectors_commands",
        "ask_commands",
        "check_commands",
        "deadlines_commands",
        "present_command",
        "wizard.dialogue",
        "wizard.lines",
        "wizard.preferences",
        "wizard.explaining",
        "wizard.finding",
        "wizard.answering",
        "wizard.wizard",
        "wizard_command",
    ],
}
ORDER = [
    f"{room}.{module}" if room not in ("bottom", "one run", "on top") else module
    for room, modules in ROOMS.items()
    for module in modules
]
# Who may import a library, beside the tests: the start of the module's name.
ONLY = {"playwright": "runner.playwright_browser", "starlette": "mock.", "uvicorn": "mock."}
SLOW = {
    "multiprocessing",
    "concurrent",
    "playwright",
    "starlette",
    "uvicorn",
    "pydantic",
    "keyring",
    "jinja2",
    "yaml",
    "httpx",
    "holidays",
}


def name(path: Path) -> str:
    """A module by its place in the package: ``mock.polimi.portal``."""
    return ".".join(path.relative_to(PACKAGE).with_suffix("").parts)


MODULES = {name(path): path for path in PACKAGE.rglob("*.py") if path.name != "__init__.py"}


def imported(path: Path) -> set[str]:
    """Everything a file imports, wherever in the file it does so."""
    found = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: a relative import"
            # ``from a.b import c`` may mean the module a.b.c.
            found |= {str(node.module), *(f"{node.module}.{alias.name}" for alias in node.names)}
    return found


def ours(path: Path) -> set[str]:
    """The modules of this project that a file imports."""
    names = {line.removeprefix("assistant.") for line in imported(path) if "assistant." in line}
    return names & MODULES.keys()


def test_every_module_has_a_place_in_the_order() -> None:
    assert sorted(ORDER) == sorted(MODULES)


@pytest.mark.parametrize("module", ORDER)
def test_imports_point_down(module: str) -> None:
    assert ours(MODULES[module]) <= set(ORDER[: ORDER.index(module)])


@pytest.mark.parametrize("module", [name for name in ORDER if name.startswith("mock.")])
def test_the_mock_portals_do_not_know_that_they_are_tested(module: str) -> None:
    others = {name for name in ours(MODULES[module]) if not name.startswith("mock.")}

    assert others <= {"errors", "language"}


@pytest.mark.parametrize("package", sorted(PACKAGE.rglob("__init__.py")), ids=str)
def test_packages_import_nothing(package: Path) -> None:
    assert imported(package) == set()


@pytest.mark.parametrize(("library", "owner"), ONLY.items())
def test_only_its_owner_imports_a_library(library: str, owner: str) -> None:
    users = {
        module
        for module, path in {**MODULES, "cli": ROOT / "cli.py"}.items()
        if any(line.split(".")[0] == library for line in imported(path))
    }

    assert users
    assert {module for module in users if not module.startswith(owner)} == set()


@pytest.mark.parametrize("folder", ["flows", "selectors"])
def test_data_folders_hold_no_python(folder: str) -> None:
    assert list((ROOT / folder).rglob("*.py")) == []


def test_help_imports_nothing_slow() -> None:
    code = "import cli; cli.app()"
    said = subprocess.run(
        [sys.executable, "-X", "importtime", "-c", code, "--help"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    ).stderr

    modules = {line.rsplit("|", 1)[1].strip().split(".")[0] for line in said.splitlines()}
    assert "typer" in modules
    assert modules & SLOW == set()
