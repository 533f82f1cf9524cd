"""Looks that nobody waits for."""

import asyncio
import logging
from concurrent.futures import ThreadPoolExecutor

from sqlalchemy.exc import SQLAlchemyError

from models.release.due_looks import DueLooks

NAMES = [(f"site{number}", "production") for number in range(5)]


def walked(walk):
    """What a coroutine comes to on an event loop of its own."""
    with ThreadPoolExecutor(1) as apart:
        return apart.submit(asyncio.run, walk).result(30)


async def looked(look, names):
    """Which names were looked up, in order, and how many at once at most, when all of them fell due together."""
    seen, at_once, done = [], [0], asyncio.Event()
    underway = set()

    async def watched(name):
        underway.add(name)
        at_once.append(len(underway))
        await asyncio.sleep(0)
        underway.discard(name)
        seen.append(name)
        if len(seen) == len(set(names)):
            done.set()
        await look(name)

    due = DueLooks(watched)
    for name in names:
        due.add(name)
    await done.wait()
    return seen, max(at_once)


async def nothing(name):
    """Finds nothing."""


def test_looks_that_are_due_together_happen_one_after_the_other():
    assert walked(looked(nothing, NAMES)) == (NAMES, 1)


def test_what_is_due_already_is_looked_up_once():
    assert walked(looked(nothing, NAMES + NAMES)) == (NAMES, 1)


def test_a_look_that_fails_is_noted_and_stops_no_other(caplog):
    async def fail(name):
        if name == NAMES[1]:
            raise SQLAlchemyError("gone")

    with caplog.at_level(logging.WARNING, "cairn"):
        assert walked(looked(fail, NAMES)) == (NAMES, 1)
    assert [record.message for record in caplog.records] == ["A site can not be looked up."]


def test_none_begins_after_the_end():
    async def walk():
        seen, over = [], asyncio.Event()

        async def look(name):
            seen.append(name)
            await over.wait()

        due = DueLooks(look)
        for name in NAMES:
            due.add(name)
        await asyncio.sleep(0)
        due.forget()
        over.set()
        await asyncio.sleep(0)
        await asyncio.sleep(0)
        return seen

    assert walked(walk()) == NAMES[:1]
