"""A batch as the player writes it, which nearly every one is: read without a look at each of its characters.

Whatever is written in another way, or wrong, is read with care (`event_batch`), which would say the same of a plain one.
"""

import json
import re

from models.engine.json_value import JsonObject
from models.event.event_batch import LARGEST, MOST_EVENTS, Batch, Event, plain_event, read_with_care

_HEAD = re.compile(
    rb'\{"schema":1,"id":"((?:[A-Za-z0-9_-]{16,64})?)","url":"[ !#-\[\]-~]*","environment":"(production|staging)","events":\[\{'
)
_END, _BETWEEN = b"}]}", b"},{"

_OF_EVENT = frozenset(Event._fields)

MOST_KNOWN = 5000
"""Different events that are remembered as right: a live guide has few, and whoever makes some up has them forgotten."""

LONGEST_KNOWN = 512
"""Bytes of one that is remembered. The player's have less; whoever fills theirs with blanks is read anew each time."""

_known: dict[bytes, Event] = {}
"""By what is written between their braces. What stands in several such pairs, one after the other, is just these events."""


def read_batch(body: bytes) -> Batch:
    """Parses a batch of at most 64 KiB; raises BadBatch."""
    return read_plain(body) or read_with_care(body)


def read_plain(body: bytes) -> Batch | None:
    """The same, or None where a closer look is needed."""
    head = _HEAD.match(body)
    if head is None or not body.endswith(_END) or len(body) > LARGEST:
        return None
    written = body[head.end() : -len(_END)].split(_BETWEEN)
    if len(written) > MOST_EVENTS:
        return None
    found = [_known.get(one) or _read(one) for one in written]
    name, environment = head.groups()
    return Batch(environment.decode(), [one for one in found if one], name.decode()) if all(found) else None


def _read(written: bytes) -> Event | None:
    """One event that is right, by what is between its braces."""
    try:
        members = _DECODER.decode(f"{{{written.decode()}}}")
    except (ValueError, RecursionError):
        return None
    event = plain_event(members) if members.keys() <= _OF_EVENT else None
    if event is None:
        return None
    if len(written) <= LONGEST_KNOWN:
        if len(_known) >= MOST_KNOWN:
            _known.clear()
        _known[written] = event
    return event


def _once(pairs: list[tuple[str, object]]) -> JsonObject:
    """Raises ValueError for a name that is there twice."""
    members = dict(pairs)
    if len(members) != len(pairs):
        raise ValueError
    return members


_DECODER = json.JSONDecoder(object_pairs_hook=_once)
