"""All flows, locators, rules and sources there are, loaded when first asked for."""

from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from assistant.errors import UsageError
from assistant.language import _
from assistant.procedures.flow import Flow
from assistant.procedures.locators import PortalLocators
from assistant.procedures.parsing import parse, parse_part
from assistant.procedures.rules import Rule
from assistant.procedures.sources import Document
from assistant.procedures.yaml_files import Mistakes, YamlFile, did_you_mean, read_yaml
from assistant.shipped import shipped


@dataclass
class Library:
    """The procedures in a ``flows`` and a ``selectors`` folder; the shipped ones by default."""

    flows_folder: Path = field(default_factory=lambda: shipped("flows"))
    selectors_folder: Path = field(default_factory=lambda: shipped("selectors"))

    def __post_init__(self) -> None:
        self._flows: dict[str, Flow] = {}
        self._locators: dict[str, PortalLocators] = {}
        self.files: dict[str, YamlFile] = {}

    @cached_property
    def flow_paths(self) -> dict[str, Path]:
        """Flow name → its file, in order; parts included."""
        portals = sorted(path.stem for path in self.selectors_folder.glob("*.yaml"))
        return {
            f"{portal}/{path.stem}": path
            for portal in portals
            for path in sorted((self.flows_folder / portal).glob("*.yaml"))
        }

    def flow(self, name: str) -> Flow:
        """The flow called ``portal/name``; raises ``UsageError`` or ``Mistakes``."""
        if name not in self._flows:
            if name not in self.flow_paths:
                raise self._unknown(name)
            file = self._read(f"flow {name}", self.flow_paths[name])
            flow = parse(file, Flow)
            if flow.flow != name:
                raise Mistakes([file.mistake(("flow",), _(
                    "the file is called {name}, so this must be too", name=name))])  # fmt: skip
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
                known = ", ".join(sorted(one.stem for one in self.selectors_folder.glob("*.yaml")))
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
        for path in sorted((self.flows_folder / "rules").glob("*.yaml")):
            file = self._read(f"rules {path.stem}", path)
            for name, data in file.data.items():
                rules[name] = parse_part(file, (name,), data, Rule)
        return rules

    @cached_property
    def documents(self) -> dict[str, Document]:
        """Document key (``S2``) → document."""
        path = self.flows_folder / "sources.yaml"
        if not path.is_file():
            return {}
        file = self._read("sources", path)
        return {name: parse_part(file, (name,), data, Document) for name, data in file.data.items()}

    def _read(self, key: str, path: Path) -> YamlFile:
        self.files[key] = read_yaml(path, self._shown(path))
        return self.files[key]

    def _shown(self, path: Path) -> str:
        root = self.flows_folder.parent
        return str(path.relative_to(root)) if path.is_relative_to(root) else str(path)

    def _unknown(self, name: str) -> UsageError:
        return UsageError(
            _("there is no flow '{name}'", name=name) + did_you_mean(name, self.flow_paths),
            _("see them all: tramite list"),
        )
