"""What is legible of a document that the schema refuses, for the rules to go on with."""

from __future__ import annotations

import types
from collections.abc import Callable, Collection, Mapping
from functools import cache
from typing import Annotated, Any, TypeVar, Union, cast, get_args, get_origin, get_type_hints

from pydantic import BaseModel

from cards.content.yaml.loader import Location, Value

M = TypeVar("M", bound=BaseModel)


def legible(model: type[M], value: dict[str, Value], refused: Collection[Location]) -> M:
    """Return `value` as a `model`, without what is `refused`: where a thing is needed, an empty text, list or block or 0 stands for it.

    Items of lists keep their index, and blocks that the document names keep their key.
    """
    return cast("M", _legible(model, value, (), frozenset(refused)))


def _legible(kind: Any, value: Value, at: Location, refused: Collection[Location]) -> Any:
    if at in refused:
        value = None
    origin, of = get_origin(kind), get_args(kind)
    if origin is Annotated:
        return _legible(of[0], value, at, refused)
    if origin in (Union, types.UnionType):
        return None if value is None else _legible(of[0], value, at, refused)
    if origin is tuple:
        items = value if isinstance(value, list) else []
        return tuple(_legible(of[0], item, (*at, index), refused) for index, item in enumerate(items))
    if origin in (dict, Mapping):
        block = value if isinstance(value, dict) else {}
        return {key: _legible(of[1], below, (*at, key), refused) for key, below in block.items()}
    if isinstance(kind, type) and issubclass(kind, BaseModel):
        return _model(kind, value if isinstance(value, dict) else {}, at, refused)
    return _PLAIN[kind](value) if kind in _PLAIN else value


def _model(model: type[BaseModel], block: Mapping[str, Value], at: Location, refused: Collection[Location]) -> BaseModel:
    values: dict[str, Any] = {}
    for name, field in model.model_fields.items():
        if (name in block and (*at, name) not in refused) or field.is_required():
            values[name] = _legible(field.annotation, block.get(name), (*at, name), refused)
    for name in block.keys() - model.model_fields.keys() if model.model_config.get("extra") == "allow" else ():
        if (*at, name) not in refused:
            values[name] = _legible(_kind_of_others(model), block[name], (*at, name), refused)
    return model.model_construct(**values)


@cache
def _kind_of_others(model: type[BaseModel]) -> Any:
    """Return what stands under the keys of `model` that are no fields."""
    return get_args(get_type_hints(model, include_extras=True)["__pydantic_extra__"])[1]


_PLAIN: Mapping[Any, Callable[[Value], Any]] = {
    str: lambda value: value.strip() if isinstance(value, str) else "",
    int: lambda value: value if isinstance(value, int) else 0,
    float: lambda value: float(value) if isinstance(value, (int, float)) else 0.0,
}
"""Kind of a plain value -> how it is taken from a document."""
