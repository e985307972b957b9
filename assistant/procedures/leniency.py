"""How strictly files are read.

What ships says everything, in every language and with its source. The files of somebody's own
project may leave out what only a documented university has.
"""

from pydantic import ValidationInfo

OF_A_PROJECT = {"project": True}
"""What is told to pydantic about the files of a project."""


def of_a_project(info: ValidationInfo) -> bool:
    """Whether what is read stands in a file of a project."""
    return info.context == OF_A_PROJECT
