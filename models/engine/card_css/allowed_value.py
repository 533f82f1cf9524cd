"""Values of custom CSS: numbers within bounds, colours that can be measured, and no function that loads or computes."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from math import isfinite
from typing import Any

import tinycss2
from tinycss2.color4 import parse_color

from models.engine.card_css.colour import Colour

Node = Any

_FLOW = ("-block", "-block-start", "-block-end", "-inline", "-inline-start", "-inline-end")
_SIDES = ("", "-top", "-right", "-bottom", "-left", *_FLOW)
_CORNERS = ("", *(f"-{one}-{two}" for one in ("top", "bottom") for two in ("left", "right")))
_BOXES = {f"{name}{side}": (0, 80) for name in ("padding", "margin") for side in _SIDES}
_EDGES = {f"border{side}{part}": (0, 20) for side in _SIDES for part in ("", "-width", "-style", "-color")}
_ROUNDS = {f"border{corner}-radius": (0, 100) for corner in _CORNERS}

PROPERTIES: dict[str, tuple[float, float]] = {
    **_BOXES,
    **_EDGES,
    **_ROUNDS,
    **dict.fromkeys(("gap", "row-gap", "column-gap"), (0, 80)),
    **dict.fromkeys(("color", "background", "background-color"), (0, 0)),
    **dict.fromkeys(("box-shadow", "text-shadow"), (-100, 100)),
    **dict.fromkeys(("font-family", "font-style", "font-weight", "font-variant-numeric", "font-stretch"), (0, 1000)),
    "font-size": (10, 48),
    "line-height": (10, 80),
    "letter-spacing": (-2, 8),
    "min-height": (24, 80),
    **dict.fromkeys(
        ("text-align", "text-transform", "text-wrap", "list-style-type", "list-style-position", "justify-content"), (0, 0)
    ),
    **dict.fromkeys(
        (
            "text-decoration",
            "text-decoration-line",
            "text-decoration-style",
            "text-decoration-color",
            "text-decoration-thickness",
            "text-underline-offset",
        ),
        (0, 20),
    ),
}
"""Property → the least and the greatest length it may have, in CSS pixels."""

_UNITS = {"px": 1.0, "em": 16.0, "rem": 16.0, "ch": 8.0, "pt": 4 / 3}
_COLOURS = frozenset({"rgb", "rgba", "hsl", "hsla"})
_GRADIENTS = frozenset({"linear-gradient", "radial-gradient", "conic-gradient"})
_LOADING = frozenset({"url", "src", "image", "image-set", "-webkit-image-set"})
_VARIABLES = {"--ink": "text", "--paper": "background", "--key": "accent", "--line": "border"}
_WORD = re.compile(r"-?[a-zA-Z][a-zA-Z0-9-]{0,40}\Z")
_FAMILY = re.compile(r"[\w ,-]{1,80}\Z")
_MEASURED = frozenset({"color", "background", "background-color"})
_SCALES = {"line-height": (1, 3), "font-weight": (1, 1000)}
"""Properties that take a plain number, and its bounds."""


class BadCssValue(ValueError):
    """A value that is not possible; the sentence goes on from the property's name."""


@dataclass(frozen=True)
class Paint:
    """A colour in one mode (empty: in both): a colour of the theme by its name, or three channels and how opaque they are."""

    part: str = ""
    colour: Colour | None = None
    alpha: float = 1
    mode: str = ""


def read_value(name: str, nodes: list[Node]) -> tuple[str, tuple[Paint, ...]]:
    """The value, written anew, and the colours in it. Raises BadCssValue."""
    nodes = [node for node in nodes if node.type != "comment"]
    for node in nodes:
        _check(name, node)
    paints = tuple(_paints(nodes))
    if name in _MEASURED and not paints:
        raise BadCssValue("needs a colour that can be measured, such as #1f2530, rgb(), light-dark() or var(--key)")
    if name == "color" and any(paint.alpha < 1 for paint in paints):
        raise BadCssValue("can't be see-through: its contrast could not be measured")
    return tinycss2.serialize(nodes).strip(), paints


def _check(name: str, node: Node) -> None:
    kind = node.type
    if kind == "whitespace" or (kind == "literal" and node.value in {",", "/"}):
        return
    if kind == "hash":
        if parse_color(node) is None:
            raise BadCssValue(f"holds #{node.value[:20]}, which is no colour")
    elif kind == "ident":
        if not _WORD.match(node.value):
            raise BadCssValue(f"holds {node.value[:20]!r}, which is not possible here")
    elif kind == "string":
        if name != "font-family" or not _FAMILY.match(node.value):
            raise BadCssValue("holds a text, which is possible for the name of a font only")
    elif kind in {"number", "percentage", "dimension"}:
        _check_number(name, node)
    elif kind == "function":
        _check_function(name, node)
    else:
        raise BadCssValue("would load something" if kind in {"url", "bad-url"} else "holds something that is not possible here")


def _check_number(name: str, node: Node) -> None:
    low, high = PROPERTIES[name]
    if node.type == "number":
        low, high = _SCALES.get(name, (low, 0))
    elif node.type == "percentage":
        low, high = (70, 300) if name in {"font-size", "line-height"} else (0, 100)
    elif node.lower_unit not in _UNITS:
        raise BadCssValue(f"has the unit {node.lower_unit[:10]}; use px, em, rem or %")
    value = node.value * _UNITS[node.lower_unit] if node.type == "dimension" else node.value
    if not low <= value <= high:
        raise BadCssValue(f"has {node.serialize()[:16]}, which is outside of what is possible ({low:g} to {high:g})")


def _check_function(name: str, node: Node) -> None:
    function = node.lower_name
    if function == "var":
        if tinycss2.serialize(node.arguments).strip() not in {*_VARIABLES, "--round"}:
            raise BadCssValue("may ask for var(--ink), var(--paper), var(--key), var(--line) and var(--round) only")
    elif function in _COLOURS:
        if parse_color(node) is None:
            raise BadCssValue("holds a colour that can't be read")
    elif function == "light-dark" or (function in _GRADIENTS and name == "background"):
        for inner in node.arguments:
            if inner.type not in {"percentage", "dimension"}:
                _check(name, inner)
            elif inner.type == "dimension" and inner.lower_unit not in {"deg", "turn", "px"}:
                raise BadCssValue(f"has the unit {inner.lower_unit[:10]} in a gradient")
    else:
        would = "would load something" if function in _LOADING else "is not possible here"
        raise BadCssValue(f"uses {function[:30]}(), which {would}")


def _paints(nodes: list[Node], mode: str = "") -> Iterator[Paint]:
    for node in nodes:
        if node.type == "function" and node.lower_name == "var":
            part = _VARIABLES.get(tinycss2.serialize(node.arguments).strip())
            if part:
                yield Paint(part, mode=mode)
        elif node.type == "function" and node.lower_name == "light-dark":
            place = next((at for at, inner in enumerate(node.arguments) if inner == ","), len(node.arguments))
            yield from _paints(node.arguments[:place], "light")
            yield from _paints(node.arguments[place + 1 :], "dark")
        elif node.type == "function" and node.lower_name in _GRADIENTS:
            yield from _paints(node.arguments, mode)
        elif node.type in {"hash", "ident", "function"}:
            colour = parse_color(node)
            if colour is not None and not isinstance(colour, str):
                yield Paint("", *_shown(colour), mode)


def _shown(colour: Any) -> tuple[Colour, float]:
    """A colour of tinycss2 on a screen, and how opaque it is. What is out of bounds in one of two numbers ends in none at all."""
    *channels, alpha = (1.0 if place == 3 and part is None else part or 0.0 for place, part in enumerate(colour.to("srgb")))
    if not all(map(isfinite, (*channels, alpha))):
        raise BadCssValue("holds a colour that can't be read")
    return Colour(*(round(min(max(channel, 0), 1) * 255) for channel in channels)), alpha
