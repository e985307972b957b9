"""All flows, locators, rules and sources there are, loaded when first asked for."""

from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from assistant.errors import UsageError
from assistant.language import _
from assistant.procedures.flow import Flow
from assistant.procedures.locators import PortalLocators
from assistant.procedures.parsing import parse, parse_each
from assistant.procedures.rules import Rule
from assistant.procedures.sources import Document
from assistant.procedures.yaml_files import Mistake, Mistakes, YamlFile, did_you_mean, read_yaml
from assistant.shipped import shipped

OTHER_FOLDERS = ("answers", "deadlines", "register", "rules")
"""What lies beside the folders of flows."""


@dataclass
class Library:
    """The procedures in a ``flows`` and a ``selectors`` folder; the shipped ones by default."""

    flows_folder: Path = field(default_factory=lambda: shipped("flows"))
    selectors_folder: Path = field(default_factory=lambda: shipped("selectors"))

    def __post_init__(self) -> None:
        self._flows: dict[str, Flow] = {}
        self._locators: dict[str, PortalLocators] = {}
        self.files: dict[str, YamlFile] = {}

    @property
    def root(self) -> Path:
        """The folder that the names of files in messages are relative to."""
        return self.flows_folder.parent

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
        return {
            f"{path.parent.name}/{path.stem}": path
            for path in sorted(self.flows_folder.glob("*/*.yaml"))
            if path.parent.name not in OTHER_FOLDERS
        }

    def flow(self, name: str) -> Flow:
        """The flow called ``portal/name``; raises ``UsageError`` or ``Mistakes``."""
        if name not in self._flows:
            if name not in self.flow_paths:
                raise self._unknown(name)
            file = self._read(f"flow {name}", self.flow_paths[name])
            flow = parse(file, Flow)
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
            self._locators[portal] = parse(self._read(f"selectors {portal}", path), PortalLocators)
        return self._locators[portal]

    @cached_property
    def rules(self) -> dict[str, Rule]:
        """Rule id → rule, of all portals."""
        rules: dict[str, Rule] = {}
        mistakes: list[Mistake] = []
        for path in sorted((self.flows_folder / "rules").glob("*.yaml")):
            try:
                file = self._read(f"rules {path.stem}", path)
                more = parse_each(file, Rule)
            except Mistakes as error:
                mistakes += error.found
                continue
            for name in sorted(rules.keys() & more.keys()):
                mistakes.append(
                    file.mistake((name,), _("there is already a rule {name}", name=name))
                )
            rules |= more
        if mistakes:
            raise Mistakes(mistakes)
        return rules

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
