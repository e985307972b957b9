"""What YAML itself refuses, in words a writer of YAML understands."""

import yaml

from assistant.language import _

Found = tuple[int, int, str]


def in_words(error: yaml.YAMLError, text: str) -> Found:
    """Line, column and what to do about it."""
    if isinstance(error, yaml.reader.ReaderError):
        return _control_character(error, text)
    if not isinstance(error, yaml.MarkedYAMLError):
        return 1, 1, _cannot_read(str(error))
    problem = error.problem or ""
    mark = error.problem_mark or error.context_mark
    if _begins_earlier(problem) and error.context_mark:
        mark = error.context_mark
    if mark is None:
        return 1, 1, _cannot_read(problem)
    sign = text[mark.index : mark.index + 1]
    opened = error.context_mark.line + 1 if error.context_mark else 1
    return mark.line + 1, mark.column + 1, _advice(problem, sign, opened)


def _begins_earlier(problem: str) -> bool:
    """Whether what is wrong stands where it begins, not where YAML noticed."""
    return "end of stream" in problem or "expected ':'" in problem


def _cannot_read(problem: str) -> str:
    return _("YAML cannot read this: {problem}", problem=" ".join(problem.split()))


def _advice(problem: str, sign: str, opened: int) -> str:
    if "tab character" in problem or ("cannot start any token" in problem and sign == "\t"):
        return _("there is a tab here; YAML is indented with spaces")
    if "cannot start any token" in problem or "undefined alias" in problem:
        return _("a text that begins with '{sign}' goes in quotes", sign=sign)
    if "expected node content" in problem:
        return _("there is no value here; a text that begins with '{sign}' goes in quotes",
                 sign=sign)  # fmt: skip
    if "',' or '" in problem:
        return _("a comma or the closing {bracket} is missing before this; it opens on line {line}",
                 bracket=problem.rpartition(" ")[2], line=opened)  # fmt: skip
    for part, advice in _by_problem().items():
        if part in problem:
            return advice
    return _cannot_read(problem)


def _by_problem() -> dict[str, str]:
    return {
        "mapping values are not allowed": _(
            "a ':' is not possible here; put a text that contains ': ' in quotes, "
            "or mend the indentation of this line"
        ),
        "did not find expected": _(
            "this does not go with the lines above it; look at the indentation and the quotes"
        ),
        "end of stream": _("the quote that opens here is never closed"),
        "expected ':'": _("there is no ':' on this line; write key: value"),
        "escape character": _("a backslash means something in \"...\"; put the text in '...'"),
        "another document": _("a second document begins here with '---'; a file holds only one"),
    }


def _control_character(error: yaml.reader.ReaderError, text: str) -> Found:
    before = text[: error.position]
    return (
        before.count("\n") + 1,
        len(before) - before.rfind("\n"),
        _("there is an invisible control character here; delete it"),
    )
