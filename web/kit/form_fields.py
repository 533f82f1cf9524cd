"""What people type: trimmed, bounded, without control characters."""

import re
import unicodedata

from starlette.requests import Request

from web.kit.context import public_context

LETTERLIKE = frozenset({"Zs", "Cf"})
"""Categories of characters that can't be seen and yet belong to a text: hard spaces, and what joins an emoji or a ligature."""


def text(request: Request, name: str, longest: int = 500, default: str = "") -> str:
    """One line from the form, cut of surrounding space; longer input is cut, and no field here is that long on purpose."""
    value = public_context(request).form.get(name, default)
    return line(value, longest) if isinstance(value, str) else default


def line(value: str, longest: int = 4000) -> str:
    """One line of what was typed, cut of surrounding space and without control characters."""
    return "".join(character for character in value if _belongs(character)).strip()[:longest]


def block(request: Request, name: str, longest: int = 40_000) -> str:
    """Several lines from the form, such as rich text."""
    value = public_context(request).form.get(name, "")
    if not isinstance(value, str):
        return ""
    return "".join(c for c in value[:longest] if _belongs(c) or c in "\n\t").strip()


def _belongs(character: str) -> bool:
    return character.isprintable() or unicodedata.category(character) in LETTERLIKE


def many(request: Request, name: str, longest: int = 2000) -> list[str]:
    """Every value of a repeated field, in the order of the form."""
    return [value[:longest].strip() for value in public_context(request).form.getlist(name) if isinstance(value, str)]


def number(request: Request, name: str, default: int, low: int, high: int) -> int:
    """A whole number from the form, held within its bounds."""
    value = text(request, name, 40)
    return min(max(int(value), low), high) if re.fullmatch(r"-?[0-9]+", value) else default


def ticked(request: Request, name: str) -> bool:
    return text(request, name) in {"on", "1", "true"}
