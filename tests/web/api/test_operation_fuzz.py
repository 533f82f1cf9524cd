"""Every part of every body that the API takes, given what nobody means: whatever it answers, it is no failure of ours, and what
is there can still be read. Made from the operations' examples and shapes: a new one is in here by being there.
"""

import json
from collections.abc import Iterator
from contextlib import suppress
from copy import deepcopy
from typing import Any

import pytest

from tests.web.api.program import make_key
from web.api.operations import OPERATIONS
from web.api.samples import example_of

TEXTS = (
    *(
        "",
        " ",
        "\x1f",
        "\x7f\x85\u2028\ufeff",
        "\u202e\u0301",
        "\U0001f468\u200d\U0001f469",
        "\ufdd0\uffff",
        "%00%s{}",
        "'\"\\;--",
    ),
    *(
        "x" * 61,
        "\U0001f600" * 300,
        "x" * 70_000,
        "\0",
        "\ud800",
        "http://[::1",
        "//a",
        "https://a\\@b/",
        "2026-02-30",
        "9999-12-31",
    ),
    *(
        "0001-01-01",
        "<script>",
        "(](](](](](](](](](](](](",
        r".card{\d800 :x}",
        ".card{color:hsl(0 1e999% 0%)}",
        "{{ a",
        "\uff54\uff45",
    ),
)
NUMBERS = (0, -1, 2**31 - 1, 2**31, 2**53 + 1, 2**63 - 1, 2**63, 10**19, 1.5, 1e308, -1e-308)
OTHERS = (None, True, [], {}, [None], [[]], {"a": {"b": None}}, ["x"] * 300, [{}] * 3)
DEEPEST = 5
SHARE = 3
"""Each place is given a third of them: all of them at all places take twenty minutes, and found no more."""


def places(value: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """Where something stands in JSON: every member and entry."""
    if path:
        yield path
    inner = value.items() if isinstance(value, dict) else enumerate(value[:2]) if isinstance(value, list) else ()
    for name, one in inner:
        yield from places(one, (*path, name))


def named(schema: dict[str, Any], of: dict[str, Any], path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """Where a shape says that something could stand."""
    schema = of.get(schema.get("$ref", "").rpartition("/")[2], schema)
    for name, inner in schema.get("properties", {}).items():
        if len(path) < DEEPEST:
            yield (*path, name)
            yield from named(inner, of, (*path, name))


def changed(body: Any, path: tuple[Any, ...], value: Any) -> Any:
    """The body with that at that place, in an object that is made where there is none."""
    body = place = deepcopy(body)
    for name in path[:-1]:
        if isinstance(place, dict) and place.get(name) is None:
            place[name] = {}
        place = place[name]
    place[path[-1]] = value
    return body


@pytest.mark.slow
@pytest.mark.attack
@pytest.mark.lasting
@pytest.mark.parametrize("values", [TEXTS, NUMBERS, OTHERS], ids=["texts", "numbers", "others"])
def test_odd_values_in_bodies_are_no_failure_of_ours(client, app, alice, owned, values):
    app.state.instance.capacity.of_key.most = app.state.instance.capacity.of_network.most = 10**6
    headers = {"authorization": f"Bearer {make_key(client, alice)}", "if-match": "*", "content-type": "application/json"}
    asked, wrong = 0, []

    def ask(one, body=b"", about=""):
        try:
            answer = client._http.request(one.method, "/api/v1" + one.path.format(**owned), content=body, headers=headers)
            said = str(answer.status_code)
        except Exception as problem:  # noqa: BLE001 - an answer of 500, and why
            said = f"500, {problem!r:.300}"
        if said >= "500":
            wrong.append(f"{one.address} {about}: {said}")

    for one in (one for one in OPERATIONS if one.takes is not None):
        for place, value, body in odd_bodies(one, values):
            ask(one, json.dumps(body).encode(), f"{place} {value!r:.60}")
            asked += 1
    for one in (one for one in OPERATIONS if one.method == "GET"):
        ask(one, about="afterwards")
    assert wrong == []
    assert asked > 1000


def odd_bodies(operation, values) -> Iterator[tuple[tuple[Any, ...], Any, Any]]:
    """Where something odd stands, what, and the body."""
    example, schema = example_of(operation), operation.takes.model_json_schema()
    known = dict.fromkeys((*places(example), *named(schema, schema.get("$defs", {}))))
    for number, place in enumerate(known):
        for value in values[number % SHARE :: SHARE]:
            with suppress(TypeError, KeyError, IndexError):
                yield place, value, changed(example, place, value)
