"""All flows, locators, rules and sources there are, loaded when first asked for."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Self, TypeVar

from assistant.errors import UsageError
from assistant.language import _
from assistant.procedures.answers import Answer
from assistant.procedures.calendars import Calendar, calendar_of
from assistant.procedures.deadlines import Deadline
from assistant.procedures.flow import Flow
from assistant.procedures.leniency import OF_A_PROJECT
from assistant.procedures.locators import PortalLocators
from assistant.procedures.nearest_project import project_here
from assistant.procedures.parsing import Model, parse, parse_each
from assistant.procedures.project import Project
from assistant.procedures.register import Register
from assistant.procedures.rules import Rule
from assistant.procedures.sentences import Sentence
from assistant.procedures.sources import Document
from assistant.procedures.titles import flow_paths
from assistant.procedures.wordings import Vocabulary, Wordings
from assistant.procedures.yaml_files import Mistake, Mistakes, YamlFile, did_you_mean, read_yaml
from assistant.project_file import NAME
from assistant.shipped import shipped

Read = TypeVar("Read")


@dataclass
class Library:
    """The procedures in a ``flows`` and a ``selectors`` folder; the shipped ones by default.

    With a ``project`` they are somebody's own, about a site that is no mock portal.
    """

    flows_folder: Path = field(default_factory=lambda: shipped("flows"))
    selectors_folder: Path = field(default_factory=lambda: shipped("selectors"))
    project: Project | None = None

    def __post_init__(self) -> None:
        self.context = OF_A_PROJECT if self.project else None
        self._flows: dict[str, Flow] = {}
        self._locators: dict[str, PortalLocators] = {}
        self.files: dict[str, YamlFile] = {}
        self.sound: set[str] = set()
        """The flows that were checked, with all they are played with, and have no mistake."""

    @classmethod
    def here(cls) -> Self:
        """That of the project that the current folder belongs to, or else the shipped one."""
        project = project_here()
        return cls(project.flows, project.selectors, project) if project else cls()

    @property
    def root(self) -> Path:
        """The folder that the names of files in messages are relative to."""
        return self.project.folder if self.project else self.flows_folder.parent

    def needs_the_mock(self, what: str, hint: str | None = None) -> None:
        """Refuse what only the mock portals can do, in a project about another site."""
        if self.project:
            raise UsageError(
                _("{what} works on Trámite's own portals alone, and {file} names another site: "
                  "that has no faults, variants or states that could be set",
                  what=what, file=NAME),
                hint or _("What works: {commands}",
                          commands="list, show, validate, run, test, selectors audit"),
            )  # fmt: skip

    def owns(self, path: Path) -> bool:
        """Whether a file belongs to it, or a folder holds some of it."""
        folders = (self.flows_folder.resolve(), self.selectors_folder.resolve())
        return any(one == path or one in path.parents or path in one.parents for one in folders)

    @cached_property
    def portals(self) -> list[str]:
        """The portals that have a file of locators."""
        return sorted(path.stem for path in self.selectors_folder.glob("*.yaml"))

    @cached_property
    def flow_paths(self) -> dict[str, Path]:
        """Flow name → its file, in order; parts included."""
        return flow_paths(self.flows_folder)

    def flow(self, name: str) -> Flow:
        """The flow called ``portal/name``; raises ``UsageError`` or ``Mistakes``."""
        if name not in self._flows:
            if name not in self.flow_paths:
                raise self._unknown(name)
            file = self._read(f"flow {name}", self.flow_paths[name])
            flow = parse(file, Flow, self.context)
            if flow.flow != name:
                must = _("the file is flows/{name}.yaml, so this must be {name}", name=name)
                raise Mistakes([file.mistake(("flow",), must)])
            self._flows[name] = flow
        return self._flows[name]

    def flows(self) -> list[Flow]:
        """Every procedure a person can ask for, parts left out; all mistakes at once."""
        found: list[Flow] = []
        mistakes = []
        for name in self.flow_paths:
            try:
                found.append(self.flow(name))
            except Mistakes as error:
                mistakes += error.found
        if mistakes:
            raise Mistakes(mistakes)
        return [flow for flow in found if not flow.part]

    def chosen(self, names: Sequence[str]) -> list[Flow]:
        """The procedures called so, and those of the portals called so; all if none is named."""
        chosen: dict[str, Flow] = {}
        for name in names or self.portals:
            if name in self.portals:
                chosen |= {one.flow: one for one in self.flows() if one.portal == name}
            else:
                chosen[name] = self.flow(name)
        return list(chosen.values())

    def locators(self, portal: str) -> PortalLocators:
        """The locators of a portal."""
        if portal not in self._locators:
            path = self.selectors_folder / f"{portal}.yaml"
            if not path.is_file():
                known = ", ".join(self.portals)
                raise UsageError(
                    _("there is no portal '{portal}'", portal=portal),
                    _("portals: {known}", known=known),
                )
            self._locators[portal] = parse(
                self._read(f"selectors {portal}", path), PortalLocators, self.context
            )
        return self._locators[portal]

    @cached_property
    def rules(self) -> dict[str, Rule]:
        """Rule id → rule, of all portals."""
        return {name: one for each in self.rules_of.values() for name, one in each.items()}

    @cached_property
    def rules_of(self) -> dict[str, dict[str, Rule]]:
        """Portal → its rules."""
        return self._of_portals("rules", self._each(Rule), _ids)

    @cached_property
    def deadlines(self) -> dict[str, Deadline]:
        """Deadline id → deadline, of all portals."""
        return {name: one for each in self.deadlines_of.values() for name, one in each.items()}

    @cached_property
    def deadlines_of(self) -> dict[str, dict[str, Deadline]]:
        """Portal → its deadlines."""
        return self._of_portals("deadlines", self._each(Deadline), _ids)

    @cached_property
    def answers(self) -> dict[str, Answer]:
        """Answer id → answer, of all portals."""
        return {name: one for each in self.answers_of.values() for name, one in each.items()}

    @cached_property
    def answers_of(self) -> dict[str, dict[str, Answer]]:
        """Portal → its answers."""
        return self._of_portals("answers", self._each(Answer), _ids)

    @cached_property
    def register(self) -> dict[str, Register]:
        """Portal → the procedures, steps and labels that its documents hold."""
        return self._of_portals(
            "register",
            lambda file: parse(file, Register, self.context),
            lambda register: [("procedures", name) for name in register.procedures],
        )

    @cached_property
    def wordings(self) -> dict[str, Wordings]:
        """Id of a procedure or answer → how people ask for it, of all portals."""
        return {name: one for each in self.wordings_of.values() for name, one in each.items()}

    @cached_property
    def wordings_of(self) -> dict[str, dict[str, Wordings]]:
        """Portal → how people ask for its procedures and answers."""
        return self._of_portals("wordings", self._each(Wordings), _ids)

    @property
    def vocabulary_path(self) -> Path:
        """The file that says what the words of questions mean."""
        return self.flows_folder / "vocabulary.yaml"

    @cached_property
    def vocabulary(self) -> Vocabulary:
        """What the words of questions mean."""
        return parse(self._read("vocabulary", self.vocabulary_path), Vocabulary)

    @property
    def terms_path(self) -> Path:
        """The file that says what the things are called that flows read from pages."""
        return self.flows_folder / "terms.yaml"

    @cached_property
    def terms(self) -> dict[str, Sentence]:
        """What a thing that a flow reads is called by people."""
        path = self.terms_path
        return self._each(Sentence)(self._read("terms", path)) if path.is_file() else {}

    def calendar(self, portal: str) -> Calendar:
        """The calendar of the place where a portal's university is."""
        return calendar_of(self.locators(portal).timezone)

    def _each(self, model: type[Model]) -> Callable[[YamlFile], dict[str, Model]]:
        return lambda file: parse_each(file, model, self.context)

    def _of_portals(
        self,
        what: str,
        read: Callable[[YamlFile], Read],
        ids: Callable[[Read], Iterable[tuple[str, ...]]],
    ) -> dict[str, Read]:
        """``flows/WHAT/PORTAL.yaml`` of every portal; an id stands once in all of them."""
        found: dict[str, Read] = {}
        places: dict[str, str] = {}
        mistakes: list[Mistake] = []
        for path in sorted((self.flows_folder / what).glob("*.yaml")):
            if path.stem not in self.portals:
                text = _("there is no portal '{portal}'", portal=path.stem)
                text += did_you_mean(path.stem, self.portals)
                mistakes.append(Mistake(self._shown(path), 1, 1, text))
                continue
            try:
                file = self._read(f"{what} {path.stem}", path)
                found[path.stem] = read(file)
            except Mistakes as error:
                mistakes += error.found
                continue
            for place in ids(found[path.stem]):
                name = place[-1]
                if name in places:
                    text = _("{name} stands in {file} already", name=name, file=places[name])
                    mistakes.append(file.mistake(place, text))
                places.setdefault(name, file.shown)
        if mistakes:
            raise Mistakes(mistakes)
        return found

    @cached_property
    def documents(self) -> dict[str, Document]:
        """Document key (``S2``) → document."""
        path = self.flows_folder / "sources.yaml"
        return parse_each(self._read("sources", path), Document) if path.is_file() else {}

    def _read(self, key: str, path: Path) -> YamlFile:
        self.files[key] = read_yaml(path, self._shown(path))
        return self.files[key]

    def _shown(self, path: Path) -> str:
        inside = path.is_relative_to(self.root)
        return (path.relative_to(self.root) if inside else path).as_posix()

    def _unknown(self, name: str) -> UsageError:
        return UsageError(
            _("there is no flow '{name}'", name=name) + did_you_mean(name, self.flow_paths),
            _("see them all: tramite list"),
        )


def _ids(each: Mapping[str, object]) -> Iterator[tuple[str, ...]]:
    """The places of the ids of a file that holds ``id: {...}``."""
    return ((name,) for name in each)
