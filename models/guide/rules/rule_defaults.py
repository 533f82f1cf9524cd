"""What holds where a guide's rules say nothing, and which guides the site's budget leaves alone.

Decided here alone: `Rules`, the form and the rules that travel to visitors ask. Authors' browsers explain rules by
`static/player/explain/wire_rules.js`; one corpus and `tests/models/release/test_wire_rules.py` hold it to the same answers.
"""

from collections.abc import Iterable

AUTOMATIC = frozenset({"automatic", "delay", "scroll", "exit", "idle"})
"""Triggers with which a guide starts by itself. With the others a visitor or the page asks for it."""


def is_automatic(trigger: str) -> bool:
    """Whether a guide with that trigger starts without being asked for, so that the budget applies to it."""
    return trigger in AUTOMATIC


def default_show(kind: str, trigger: str) -> str:
    """How often: hotspots, and guides that are asked for, every time; any other guide once."""
    return "once" if is_automatic(trigger) and kind != "hotspots" else "always"


def default_stop(trigger: str) -> bool:
    """Whether completing or dismissing a guide stops it for good: yes, unless it is asked for."""
    return is_automatic(trigger)


def is_exempt(kind: str, step_kinds: Iterable[str] | None) -> bool:
    """Whether a guide never counts against the budget: hotspots, and tours of nothing but banners.

    `step_kinds` are the kinds of its steps; None while they are not known.
    """
    return kind == "hotspots" or (step_kinds is not None and all(step == "banner" for step in step_kinds))
