"""The ways of the recount: kind of step, way to go on, page change and ending."""

from typing import NamedTuple

ADVANCES = ("button", "target_click", "typed", "typed exactly", "appears", "disappears", "url", "delay", "event")
NEED_TARGET = ("target_click", "typed", "typed exactly")
SAME_PAGE = ("stay", "reload", "wander", "away and back", "swap")
OTHER_PAGE = ("go afterwards", "go at once")
CHANGES = (*SAME_PAGE, *OTHER_PAGE)
LATE = ("appears", "disappears", "delay")
"""Ways to go on that take a moment, in which the page must not be left."""

DISMISSED = ("escape", "close", "button", "stop")
LEFT = ("another origin", "tab closed", "left and back twice")
MISSING = ("skip", "end", "show")
ENDINGS = ("finished", *DISMISSED, *LEFT, *MISSING)


class Way(NamedTuple):
    kind: str
    advance: str
    change: str
    ending: str

    @property
    def variant(self) -> str:
        """Which guide it is walked on: with a step whose target is missing, or without."""
        return self.ending if self.ending in MISSING else "none"

    @property
    def guide(self) -> str:
        return f"{self.kind}-{self.advance.replace(' ', '-').replace('_', '-')}-{self.variant}"


def can_be_walked(way: Way) -> bool:
    if way.kind != "tooltip" and way.advance in NEED_TARGET:
        return False
    if way.kind != "tooltip" and (way.advance, way.change) == ("disappears", "away and back"):
        return False  # without a target it is on the other page as well, where what is to disappear never was
    if way.advance == "delay" and way.change not in {"stay", "go afterwards"}:
        return False
    return not (way.advance in LATE and way.change == "go at once")


KINDS = ("tooltip", "modal", "slideout", "banner")


def ways(kind: str, *, every: bool = False) -> list[Way]:
    """Those of a kind: every one, or so many that the kinds together have each way to go on with each page change and each
    ending, and each kind has each two of them.
    """
    product = enumerate(Way(kind, *rest) for rest in _product())
    return [way for place, way in product if can_be_walked(way) and (every or _kind_of(place, way) == kind)]


def _product() -> list[tuple[str, str, str]]:
    return [(advance, change, ending) for advance in ADVANCES for change in CHANGES for ending in ENDINGS]


def _kind_of(place: int, way: Way) -> str:
    """Kinds take turns, among those that can be walked so."""
    able = [kind for kind in KINDS if can_be_walked(way._replace(kind=kind))]
    return able[(place + place // len(ENDINGS) + place // (len(ENDINGS) * len(CHANGES))) % len(able)] if able else ""
