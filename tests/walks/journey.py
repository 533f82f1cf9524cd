"""A way through somebody's application, stop by stop."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from playwright.sync_api import Locator, Page


@dataclass(frozen=True)
class Stop:
    """What a person presses there, and what the author says about it.

    `after` is the number of the stop that brings it, 0 for what is there at once; `types` is what the person types then. What a
    stop opens may be `is_kept`: the application remembers it.
    """

    title: str
    find: Callable[[Page], Locator]
    after: int = 0
    types: str = ""
    is_kept: bool = False


@dataclass(frozen=True)
class Journey:
    """`program` is the application's file among `programs`, `path` the page where it begins; on a phone it is walked `by_finger`
    unless the application itself hears a mouse only. `environment` is the one that it is installed in."""

    program: str
    path: str
    stops: tuple[Stop, ...]
    by_finger: bool = True
    environment: str = "walks"


def named(role: Any, name: str) -> Callable[[Page], Locator]:
    return lambda page: page.get_by_role(role, name=name, exact=True)


def within(selector: str, text: str | None = None) -> Callable[[Page], Locator]:
    return lambda page: page.locator(selector, has_text=text)
