"""What a parsed JSON value is, said so that types hold from there on."""

from typing import Any, TypeGuard

JsonObject = dict[str, object]
"""A JSON object as it came: nobody has looked at its members yet."""


def is_object(value: object) -> TypeGuard[dict[str, Any]]:
    """Its members are what whoever asks makes of them."""
    return isinstance(value, dict)


def is_list(value: object) -> TypeGuard[list[Any]]:
    return isinstance(value, list)


def is_sequence(value: object) -> TypeGuard[list[Any] | tuple[Any, ...]]:
    """A list, or a tuple, which becomes one when it is written."""
    return isinstance(value, list | tuple)
