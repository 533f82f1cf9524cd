"""What is read at a glance is read as with care, and whatever is not plain is left to care."""

import json

import pytest

from models.event import BadBatch, plain_batch
from models.event.event_batch import MOST_EVENTS, read_with_care
from models.event.plain_batch import read_batch, read_plain

EVENT = {
    "figure": "started",
    "guide": "welcome-3f9k",
    "version": "a" * 12,
    "step": "",
    "unique": True,
    "locale": "en",
    "device": "",
}
NAME = "k3J9mZ0qLw7Tn2Xb"


def written(*events, **members):
    whole = {"schema": 1, "id": NAME, "url": "https://a.example/b", "environment": "production", "events": events, **members}
    return json.dumps(whole, separators=(",", ":")).encode()


def outcome(read, body):
    try:
        return read(body)
    except BadBatch as problem:
        return str(problem)


def test_what_the_player_sends_is_read_at_a_glance():
    for body in (written(EVENT, {**EVENT, "unique": False}), written(EVENT, environment="staging"), written(EVENT, id="")):
        assert read_plain(body) == read_with_care(body)


def event(**members):
    return written({**EVENT, **members})


ODD = [
    b"",
    b"[" * 60_000,
    b"[]",
    b"\xff\xfe",
    b"\xef\xbb\xbf" + written(EVENT),
    written(EVENT).replace(b'"id"', b'"id" '),
    b" " + written(EVENT) + b"\n",
    written(EVENT).replace(b'"schema":1', b'"schema":1,"schema":1'),
    written(EVENT).replace(b'"device":""', b'"device":"","device":"mobile"'),
    written(EVENT).replace(b'"device":""', b'"device":"","device" :"mobile"'),
    written(EVENT).replace(b'"device":""', b'"device":"","device":""'),
    written(EVENT).replace(b"en", b"e\\u006e"),
    written(EVENT, url='https://a.example/":'),
    written(EVENT, url=7),
    written(EVENT, url="https://a.example/ b"),
    written(EVENT, schema=True),
    written(EVENT, schema=1.0),
    written(EVENT, schema="1"),
    written(EVENT, ignored=float("nan")),
    written(EVENT, ignored=[[[[[[[[[[]]]]]]]]]]),
    written(EVENT).replace(b'"schema":1', b'"schema":1,"x":1e400'),
    written(EVENT, environment=["production"]),
    written(EVENT, id=None),
    written(EVENT, id="short"),
    written(EVENT, person={"subject": "a" * 64}),
    written(EVENT, person={"subject": "short"}),
    written(EVENT, events={"length": 1}),
    written(*[EVENT] * (MOST_EVENTS + 1)),
    written(EVENT, EVENT)[:-1],
    written(EVENT, EVENT) + b"]}",
    written(EVENT, EVENT).replace(b"},{", b"},{},{"),
    written(EVENT, EVENT).replace(b"},{", b"},,{"),
    written(EVENT, EVENT).replace(b"},{", b"},\n{"),
    written(EVENT, EVENT).replace(b'"version"', b'"a":{"b":1},{"version"', 1),
    written(EVENT, EVENT).replace(b'"events":[', b'"events":[[') + b"]",
    written(EVENT, EVENT).replace(b'"schema":1', b'"schema":1,"events":[]'),
    written(EVENT).replace(b"welcome", b"wel},{come"),
    written(EVENT).replace(b"}]}", b'},{"figure":"started},{"}]}'),
    written(EVENT).replace(b"}]}", b"}],"),
    written(EVENT).replace(b"}]}", b'}],"events":[{}]}'),
    written(EVENT, url="https://a.example/\u00e4"),
    written(EVENT, url="https://a.example/b").replace(b"/b", b"/\xff"),
    written(EVENT, url="https://a.example/b").replace(b"/b", b"/\x01"),
    written(),
    written(7),
    written([]),
    written({}),
    event(unique=1),
    event(unique=1.0),
    event(unique=0),
    event(unique="yes"),
    event(step=["s1"]),
    event(step=None),
    event(guide=2**63),
    event(ignored=1),
    event(ignored={"a": float("inf")}),
    event(locale="de_AT"),
    event(device="watch"),
    event(figure="active"),
    written({"figure": "active"}),
]


@pytest.mark.parametrize("body", ODD)
def test_anything_else_is_read_with_care(body):
    read_batch(written(EVENT, {**EVENT, "unique": False}))  # right ones are known by now
    for _ in range(2):
        assert outcome(read_batch, body) == outcome(read_with_care, body)


def test_made_up_events_are_forgotten_rather_than_kept(monkeypatch):
    monkeypatch.setattr(plain_batch, "MOST_KNOWN", 3)
    for number in range(20):
        assert read_batch(event(guide=f"made-up-{number}")).events[0].guide == f"made-up-{number}"
        assert len(plain_batch._known) <= 3


def test_an_event_that_is_mostly_blanks_is_read_and_not_kept():
    body = event(guide="mostly-blanks").replace(b'"step":', b'"step":' + b" " * 60_000)
    assert read_batch(body) == read_with_care(body)
    assert not any(b"mostly-blanks" in one for one in plain_batch._known)
