"""What a run leaves behind can be read back: nothing that is not written may be needed."""

import inspect
import types
import typing

import pytest
from pydantic import BaseModel

from assistant.runner import results

MODELS = [
    one for _name, one in inspect.getmembers(results, inspect.isclass) if issubclass(one, BaseModel)
]


@pytest.mark.parametrize("model", MODELS)
def test_what_may_be_none_is_not_written_and_so_not_needed(model: type[BaseModel]) -> None:
    needed = [
        name
        for name, field in model.model_fields.items()
        if field.is_required()
        and typing.get_origin(field.annotation) in (types.UnionType, typing.Union)
        and type(None) in typing.get_args(field.annotation)
    ]
    assert needed == []
