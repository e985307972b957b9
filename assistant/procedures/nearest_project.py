"""Reads the project that a folder belongs to."""

from pathlib import Path

from assistant.language import _
from assistant.procedures.parsing import parse
from assistant.procedures.project import Project, ProjectFile
from assistant.procedures.yaml_files import Mistakes, did_you_mean, read_yaml
from assistant.project_file import project_file


def project_here() -> Project | None:
    """The project that the current folder belongs to, if any; raises ``Mistakes``."""
    path = project_file()
    return project_of(path) if path else None


def project_of(path: Path) -> Project:
    """The project of a ``tramite.yaml``; raises ``Mistakes`` with all that is wrong in it."""
    file = read_yaml(path, path.name)
    said = parse(file, ProjectFile)
    folder = path.parent
    missing = [
        file.mistake((key,), _("there is no folder {folder}", folder=name))
        for key, name in (("flows", said.flows), ("selectors", said.selectors))
        if not (folder / name).is_dir()
    ]
    portals = [one.stem for one in (folder / said.selectors).glob("*.yaml")]
    unknown = [
        file.mistake(
            ("people", name),
            _("there is no portal '{portal}'", portal=name) + did_you_mean(name, portals),
        )
        for name in said.people
        if name not in portals and not missing
    ]
    if missing or unknown:
        raise Mistakes([*missing, *unknown])
    return Project(folder, folder / said.flows, folder / said.selectors, said.site, said.people)
