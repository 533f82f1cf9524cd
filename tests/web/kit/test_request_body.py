from concurrent.futures import ThreadPoolExecutor

import anyio
import pytest
from starlette.exceptions import HTTPException
from starlette.requests import Request

from web.kit.request_body import Bodies


def request(chunks, headers=(), *, hangs=False):
    waiting = list(chunks)

    async def receive():
        if not waiting and hangs:
            await anyio.sleep_forever()
        chunk = waiting.pop(0) if waiting else b""
        return {"type": "http.request", "body": chunk, "more_body": bool(waiting) or hangs}

    return Request({"type": "http", "method": "POST", "headers": list(headers)}, receive)


def run_apart(work, *args):
    """On a loop in a thread of its own: a browser of an earlier test may have its loop in this one."""
    with ThreadPoolExecutor(1) as apart:
        return apart.submit(anyio.run, work, *args).result()


def read(bodies, asked, sender="alice", largest=100):
    return run_apart(bodies.read, asked, sender, largest)


def refused(bodies, asked, **more):
    with pytest.raises(HTTPException) as problem:
        read(bodies, asked, **more)
    return problem.value.status_code


def test_a_body_arrives_whole_and_holds_nothing_afterwards():
    bodies = Bodies()
    assert read(bodies, request([b"a" * 60, b"b" * 40])) == b"a" * 60 + b"b" * 40
    assert bodies.arrived == 0


def test_a_body_that_is_too_large_is_refused_by_what_it_says_and_by_what_it_is():
    assert refused(Bodies(), request([b""], [(b"content-length", b"101")])) == 413
    assert refused(Bodies(), request([b"a" * 60, b"b" * 41])) == 413


@pytest.mark.parametrize("said", [b"-1", b"1e3", "²".encode(), b"9" * 40])
def test_a_length_that_is_none_is_refused(said):
    assert refused(Bodies(), request([b""], [(b"content-length", said)])) == 400


def test_a_body_that_never_ends_is_given_up():
    bodies = Bodies(seconds=0.05)
    assert refused(bodies, request([b"a"], hangs=True)) == 408
    assert bodies.arrived == 0


def test_one_sender_and_all_together_hold_only_so_much():
    async def walk():
        bodies, answers = Bodies(most_in_all=150, most_of_one=100), {}

        async def send(name, sender, size):
            try:
                await bodies.read(request([b"x" * size], hangs=True), sender, 1000)
            except HTTPException as problem:
                answers[name] = problem.status_code

        async with anyio.create_task_group() as group:
            group.start_soon(send, "first", "alice", 90)
            while bodies.arrived < 90:
                await anyio.lowlevel.checkpoint()
            group.start_soon(send, "hers again", "alice", 20)
            group.start_soon(send, "bob's", "bob", 70)
            while len(answers) < 2:
                await anyio.lowlevel.checkpoint()
            group.cancel_scope.cancel()
        return answers, bodies.arrived

    assert run_apart(walk) == ({"hers again": 429, "bob's": 503}, 0)
