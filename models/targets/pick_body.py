"""What the picker sends of an element that was pointed at, read with bounds: see `live_pick`."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

from models.engine.dom.document_refused import DocumentRefused
from models.engine.json_value import JsonObject, is_list, is_object

MOST_ELEMENTS = 20_000
MOST_LEVELS = 8
LONGEST_LABEL = 120
LONGEST_PAGE = 2000
LONGEST_NAME = 100
"""Characters of what names a step or a target."""

MOST_CLICKS = 1_000_000


@dataclass(frozen=True, slots=True)
class PickedLevel:
    """One tree of the page as the picker listed it; `picked` is the place of the element in it, if it is one."""

    elements: list[Any]
    picked: object
    quirks: bool
    opener: object = None
    """The place of what opens what the picked element is in, if the page names it."""


def read_number(given: JsonObject) -> int:
    """Which click of a recording it is; 0 for one that was not recorded."""
    number = given.get("number") or 0
    if not isinstance(number, int) or isinstance(number, bool) or not 0 <= number <= MOST_CLICKS:
        raise DocumentRefused(f"number: a whole number from 0 to {MOST_CLICKS:,} is expected.")
    return number


def read_body(body: bytes) -> JsonObject:
    try:
        given = json.loads(body)
    except (ValueError, RecursionError) as problem:
        raise DocumentRefused("The description of the page is no JSON.") from problem
    if not is_object(given):
        raise DocumentRefused("The description of the page is no JSON object.")
    return given


def read_levels(given: JsonObject) -> list[PickedLevel]:
    if len(str(given.get("page"))) > LONGEST_PAGE:
        raise DocumentRefused(f"page: an address can have at most {LONGEST_PAGE} characters.")
    levels = given.get("levels")
    if not is_list(levels) or not 1 <= len(levels) <= MOST_LEVELS:
        raise DocumentRefused(f"levels: a list of 1 to {MOST_LEVELS} is expected.")
    if not all(is_object(level) and is_list(level.get("elements")) for level in levels):
        raise DocumentRefused("levels: each is an object with a list of elements.")
    count = sum(len(level["elements"]) for level in levels)
    if count > MOST_ELEMENTS:
        raise DocumentRefused(f"The page has {count:,} elements; at most {MOST_ELEMENTS:,} are looked at.")
    return [
        PickedLevel(level["elements"], level.get("picked"), level.get("quirks") is True, level.get("opener")) for level in levels
    ]
