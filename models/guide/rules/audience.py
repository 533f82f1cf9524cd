"""Who a guide is for: named segments of its site and conditions of its own, as one group."""

from collections.abc import Mapping
from itertools import chain

from models.engine.json_value import is_list
from models.guide.rules.condition_group import MOST_CONDITIONS, Group
from models.support.json_reader import Reader

MOST_SEGMENTS = 10


class BadAudience(ValueError):
    """Named segments that can't be joined; the sentence says why."""


def read_keys(reader: Reader, name: str) -> tuple[str, ...]:
    """The keys of named segments, each once."""
    value = reader.value.get(name, [])
    if not is_list(value) or not all(isinstance(key, str) and 0 < len(key) <= 16 for key in value):
        reader.fault(name, "must be a list of segments' keys")
        return ()
    if len(value) > MOST_SEGMENTS:
        reader.fault(name, f"has {len(value):,} entries; at most {MOST_SEGMENTS} are possible")
        return ()
    return tuple(dict.fromkeys(value))


def joined_audience(keys: tuple[str, ...], guide_group: Group | None, library: Mapping[str, Group]) -> Group | None:
    """Everything a visitor must be in at once; None for everybody.

    Conditions that all must hold stand side by side, so that what the player reads is nested as little as possible: once,
    or twice when an `any` that holds a group joins something else.
    """
    missing = [key for key in keys if key not in library]
    if missing:
        raise BadAudience("It is for a segment that was removed or can't be read; choose another one.")
    groups = [library[key] for key in keys] + ([guide_group] if guide_group else [])
    if len(groups) < 2:
        return groups[0] if groups else None
    members = [group.conditions if group.match == "all" else (group,) for group in groups]
    parts = tuple(dict.fromkeys(chain.from_iterable(members)))
    if len(parts) > MOST_CONDITIONS:
        raise BadAudience(f"Its segments have {len(parts)} conditions together; at most {MOST_CONDITIONS} are possible.")
    return Group("all", parts)
