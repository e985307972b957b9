"""Where in the project something lives that the documents hold."""

from collections.abc import Callable

from assistant.procedures.library import Library


def place_of(library: Library, kind: str, name: str) -> str:
    """The file, and the line, steps or page in it, of something that is covered."""
    return _PLACES[kind](library, name)


def _procedure(library: Library, name: str) -> str:
    return f"flows/{name}.yaml"


def _step(library: Library, name: str) -> str:
    flow, _sign, number = name.partition("#")
    procedure = next(one.procedures[flow] for one in library.register.values()
                     if flow in one.procedures)  # fmt: skip
    return f"flows/{flow}.yaml {', '.join(procedure.steps[int(number) - 1].done_by)}"


def _label(library: Library, name: str) -> str:
    portal, _slash, page = name.partition(": ")[0].partition("/")
    return f"selectors/{portal}.yaml {page}".rstrip()


def _entry(folder: str) -> Callable[[Library, str], str]:
    def place(library: Library, name: str) -> str:
        files = (file for key, file in library.files.items()
                 if key.startswith(f"{folder} ") and name in file.data)  # fmt: skip
        found = next(files).mistake((name,), "")
        return f"{found.file}:{found.line}"

    return place


_PLACES: dict[str, Callable[[Library, str], str]] = {
    "procedures": _procedure,
    "steps": _step,
    "labels": _label,
    **{folder: _entry(folder) for folder in ("rules", "deadlines", "answers")},
}
