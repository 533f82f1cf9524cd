"""What people type: trimmed, without control characters, and bounded."""

import re
import unicodedata

from starlette.exceptions import HTTPException
from starlette.requests import Request

from web.kit.context import public_context

LETTERLIKE = frozenset({"Zs", "Cf"})
"""Categories of characters that can't be seen and yet belong to a text: hard spaces, and what joins an emoji or a ligature."""


class TooLong(HTTPException):
    """Something was typed that nobody keeps as long as that: nothing is cut without a word."""

    def __init__(self, name: str, longest: int) -> None:
        super().__init__(422, f"At most {longest:,} characters can be kept as {name.replace('_', ' ')}. Nothing was changed.")


def text(request: Request, name: str, longest: int = 500, default: str = "") -> str:
    """One line from the form, cut of surrounding space. Raises TooLong."""
    return _bounded(start_of_text(request, name, longest + 1, default), name, longest)


def start_of_text(request: Request, name: str, most: int, default: str = "") -> str:
    """As much of a line as shows that it is too long, for what refuses it with a sentence of its own."""
    value = public_context(request).form.get(name, default)
    return line(value, most) if isinstance(value, str) else default


def as_typed(request: Request, name: str) -> str:
    """A secret as it was typed: a password may begin or end with a space."""
    value = public_context(request).form.get(name, "")
    return value if isinstance(value, str) else ""


def line(value: str, longest: int = 4000) -> str:
    """One line of what was typed, cut of surrounding space and without control characters."""
    return "".join(character for character in value if _belongs(character)).strip()[:longest]


def block(request: Request, name: str, longest: int) -> str:
    """Several lines from the form. Raises TooLong."""
    return _bounded(start_of_block(request, name, longest + 1), name, longest)


def start_of_block(request: Request, name: str, most: int) -> str:
    """As much of several lines, such as rich text, as shows that they are too long."""
    value = public_context(request).form.get(name, "")
    if not isinstance(value, str):
        return ""
    return "".join(c for c in value[:most] if _belongs(c) or c in "\n\t").strip()


def _bounded(value: str, name: str, longest: int) -> str:
    if len(value) > longest:
        raise TooLong(name, longest)
    return value


def _belongs(character: str) -> bool:
    return character.isprintable() or unicodedata.category(character) in LETTERLIKE


def number(request: Request, name: str, default: int, low: int, high: int) -> int:
    """A whole number from the form, held within its bounds."""
    value = text(request, name, 40)
    return min(max(int(value), low), high) if re.fullmatch(r"-?[0-9]+", value) else default


def ticked(request: Request, name: str) -> bool:
    return text(request, name) in {"on", "1", "true"}
