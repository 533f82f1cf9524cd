"""A batch as the player writes it, which nearly every one is: read without a look at each of its characters and events.

Whatever is written in another way, or wrong, is read with care (`event_batch`), which would say the same of a plain one.
"""

import json
from typing import NamedTuple

from models.engine.json_value import JsonObject, is_list, is_object
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
        found: object = _DECODER.decode(body.decode())
    except (ValueError, TypeError, RecursionError):
        return None
    return _batch(found) if is_object(found) else None


def _batch(members: JsonObject) -> Batch | None:
    if not members.keys() <= _MEMBERS:
        return None
    name, environment, events = members.get("id", ""), members.get("environment", "production"), members.get("events")
    url = members.get("url", "")
    if members.get("schema") != _ONE or environment not in ENVIRONMENTS or not isinstance(url, str):
        return None
    if not isinstance(name, str) or not ID.match(name) or not is_list(events) or len(events) > MOST_EVENTS:
        return None
    found: list[Event] = []
    for entry in events:
        if type(entry) is not Event:
            return None
        found.append(entry)
    return Batch(str(environment), found, name)


def _made(pairs: list[tuple[str, object]]) -> Event | JsonObject:
    """An event where it is one that is right, else its members. Raises ValueError for a name that is there twice, and TypeError
    for an event with a list in it.
    """
    written = tuple(pairs) if pairs and pairs[0][0] in _OF_EVENT else ()
    event = _known.get(written)
    if event is not None:
        return event
    members = dict(pairs)
    if len(members) != len(pairs):
        raise ValueError
    if not written or not members.keys() <= _OF_EVENT:
        return members
    event = plain_event(members)
    if event is None:
        return members
    if len(_known) >= MOST_KNOWN:
        _known.clear()
    _known[written] = event
    return event


class Number(NamedTuple):
    """A number as it is written: equal to no flag, as 1 would be to one that is set."""

    written: str


_ONE = Number("1")
_DECODER = json.JSONDecoder(parse_constant=Number, parse_float=Number, parse_int=Number, object_pairs_hook=_made)
