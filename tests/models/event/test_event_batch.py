import json

import pytest

from models.event import BadBatch, read_batch
from models.event.event_batch import DEEPEST, LARGEST, MOST_EVENTS, _depth, _is_flat

EVENT = {"figure": "started", "guide": "welcome-3f9k", "version": "a" * 64}


def body(**changes):
    return json.dumps({"schema": 1, "events": [EVENT], **changes}).encode()


def event(**changes):
    return body(events=[{**EVENT, **changes}])


def test_a_batch_reads_with_what_was_left_out_at_its_default():
    batch = read_batch(event(step="s1", unique=True, locale="de-AT", device="mobile"))
    found = batch.events[0]
    assert (batch.environment, found.figure, found.step, found.unique, found.locale, found.device) == (
        "production",
        "started",
        "s1",
        True,
        "de-AT",
        "mobile",
    )
    assert read_batch(body()).events[0].unique is False
    assert (batch.id, read_batch(body(id="k3J9mZ0qLw7Tn2Xb")).id) == ("", "k3J9mZ0qLw7Tn2Xb")


@pytest.mark.parametrize(
    ("sent", "why"),
    [
        (b"", "not JSON"),
        (b"\xff\xfe", "not UTF-8 at byte 0"),
        (b"[]", "schema: must be 1"),
        (b'{"schema": NaN}', "NaN"),
        (b'{"schema": 1, "schema": 1}', "twice"),
        (b'{"schema": 1, "ignored": 1e400, "events": []}', "1e400 is no number"),
        (b'{"schema": 1, "ignored": -' + b"9" * 5000 + b', "events": []}', "is no number"),
        (body(id="short"), "id"),
        (body(id="k3J9mZ0qLw7Tn2Xb!"), "id"),
        (body(id="a" * 65), "id"),
        (body(id=7), "id"),
        (b"[" * 100_000, "at most 65,536 bytes"),
        (b"[" * 60_000, "nested more than 8"),
        (b'{"a":"' + b"\\" * 60_000, "not JSON"),
        (body(schema=2), "schema"),
        (body(environment="test"), "environment"),
        (body(events="all"), "events"),
        (body(events=[EVENT] * (MOST_EVENTS + 1)), "events"),
        (body(events=[7]), "events"),
        (event(figure="clicked"), r"events\[0\].figure"),
        (event(guide="Welcome!"), r"events\[0\].guide"),
        (event(guide="a\n"), r"events\[0\].guide"),
        (event(version="A" * 64), r"events\[0\].version"),
        (event(version="a" * 65), r"events\[0\].version"),
        (event(step="<script>"), r"events\[0\].step"),
        (event(unique="yes"), r"events\[0\].unique"),
        (event(locale="de_AT\ud800"), r"events\[0\].locale"),
        (event(device="watch"), r"events\[0\].device"),
        (b" " * (LARGEST + 1), "at most 65,536 bytes"),
    ],
)
def test_a_batch_that_can_not_be_counted_says_why_and_where(sent, why):
    with pytest.raises(BadBatch, match=why):
        read_batch(sent)


@pytest.mark.parametrize(
    "text",
    [
        "[" * DEEPEST + "]" * DEEPEST,
        "[" * (DEEPEST + 1) + "]" * (DEEPEST + 1),
        '{"a":' * 9 + "1" + "}" * 9,
        '{"a": "[[[[[[[[[[", "b": [{}, {}, [[]]]}',
        '{"a": "\\"[[[[[[[[[[[[[[[[", "b": []}',
        '["\\\\", [[[[[[[[[[]]]]]]]]]]]',
        "][",
        "",
    ],
)
def test_what_is_taken_for_flat_at_a_glance_is_not_nested_too_deep(text):
    assert not _is_flat(text.encode()) or _depth(text) <= DEEPEST
    assert _is_flat(body(events=[EVENT] * 3))
