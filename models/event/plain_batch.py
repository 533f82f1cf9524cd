"""A batch as the player writes it, which nearly every one is: read without a look at each of its characters and events.

Whatever is written in another way, or wrong, is read with care (`event_batch`), which would say the same of a plain one.
"""

import json
from typing import Any

from models.engine.json_value import is_list, is_object
from models.event.event_batch import ENVIRONMENTS, ID, LARGEST, MOST_EVENTS, Batch, Event, plain_event, read_with_care

_MEMBERS = frozenset({"schema", "id", "url", "environment", "events"})
_OF_EVENT = frozenset(Event._fields)

MOST_KNOWN = 5000
"""Different events that are remembered as right: a live guide has few, and whoever makes some up has them forgotten."""

_known: dict[tuple[tuple[str, object], ...], Event] = {}


def read_batch(body: bytes) -> Batch:
    """Parses a batch of at most 64 KiB; raises BadBatch."""
    return _plain(body) or read_with_care(body)


def _plain(body: bytes) -> Batch | None:
    """None where a closer look is needed."""
    if len(body) > LARGEST or b"\\" in body or len(body.split(None, 1)) != 1:
        return None
    try:
        members: Any = json.loads(body.decode())
        found = _batch(members)
    except (ValueError, TypeError, RecursionError):
        return None
    # Without a backslash and a space, each key is followed by these two: as many as there are, if none is named twice.
    return found if found and _keys(members) == body.count(b'":') else None


def _batch(members: object) -> Batch | None:
    if not is_object(members) or not members.keys() <= _MEMBERS:
        return None
    name, environment, events = members.get("id", ""), members.get("environment", "production"), members.get("events")
    schema, url = members.get("schema"), members.get("url", "")
    if type(schema) is not int or schema != 1 or environment not in ENVIRONMENTS or not isinstance(url, str):
        return None
    if not isinstance(name, str) or not ID.match(name) or not is_list(events) or len(events) > MOST_EVENTS:
        return None
    found = [_event(entry) for entry in events]
    return Batch(str(environment), [one for one in found if one], name) if all(found) else None


def _event(entry: object) -> Event | None:
    if not is_object(entry):
        return None
    unique, written = entry.get("unique", False), tuple(entry.items())
    if unique is not True and unique is not False:
        return None  # a number may be equal to one of them
    event = _known.get(written)
    if event is None and entry.keys() <= _OF_EVENT and (event := plain_event(entry)):
        if len(_known) >= MOST_KNOWN:
            _known.clear()
        _known[written] = event
    return event


def _keys(members: Any) -> int:
    return len(members) + sum(map(len, members.get("events", ())))
