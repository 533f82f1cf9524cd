import threading
from concurrent.futures import ThreadPoolExecutor

import anyio
import pytest

from web.kit import thread_line
from web.kit.thread_line import ThreadLine, TooLong

THREADS = 2


def run_apart(work):
    """On a loop in a thread of its own: a browser of an earlier test may have its loop in this one."""
    with ThreadPoolExecutor(1) as apart:
        return apart.submit(anyio.run, work).result(30)


def test_work_is_done_and_what_it_raises_is_raised():
    line = ThreadLine(THREADS)

    async def walk():
        assert await line.run(divmod, 7, 2) == (3, 1)
        with pytest.raises(ZeroDivisionError):
            await line.run(divmod, 7, 0)

    run_apart(walk)


def test_who_finds_the_line_too_long_is_told_soon_and_everybody_before_is_served():
    line, over = ThreadLine(THREADS), threading.Event()
    done, refused = [], []

    async def ask(number):
        try:
            done.append(await line.run(lambda: over.wait(20) and number))
        except TooLong:
            refused.append(number)
            if len(refused) == 3:
                over.set()

    async def walk():
        async with anyio.create_task_group() as group:
            for number in range(2 * THREADS + 3):
                group.start_soon(ask, number)

    run_apart(walk)
    assert len(done) == 2 * THREADS
    assert len(refused) == 3


def test_who_waits_a_moment_is_let_in_when_somebody_is_done_and_no_more_wait_than_may(monkeypatch):
    monkeypatch.setattr(thread_line, "MOST_WAITING", 3)
    monkeypatch.setattr(thread_line, "PATIENCE", 20.0)
    line, over = ThreadLine(THREADS), threading.Event()
    done = []

    async def ask():
        done.append(await line.run(over.wait, 20))

    async def walk():
        async with anyio.create_task_group() as group:
            for _ in range(2 * THREADS + 2):
                group.start_soon(ask)
            await anyio.wait_all_tasks_blocked()
            assert not line.is_full
            group.start_soon(ask)
            await anyio.wait_all_tasks_blocked()
            assert line.is_full
            with pytest.raises(TooLong):
                await line.run(len, "")
            over.set()

    run_apart(walk)
    assert done == [True] * (2 * THREADS + 3)
    assert not line.is_full


def test_what_belongs_to_somebody_who_was_let_in_is_not_refused():
    line, over = ThreadLine(THREADS), threading.Event()
    done = []

    async def further():
        done.append(await line.go_on(lambda: "noted"))

    async def walk():
        async with anyio.create_task_group() as group:
            for _ in range(2 * THREADS):
                group.start_soon(line.run, over.wait, 20)
            await anyio.wait_all_tasks_blocked()
            with pytest.raises(TooLong):
                await line.run(len, "")
            group.start_soon(further)
            await anyio.wait_all_tasks_blocked()
            over.set()

    run_apart(walk)
    assert done == ["noted"]


def test_one_computes_at_a_time_and_who_waits_for_something_keeps_nobody_from_it(monkeypatch):
    line, over = ThreadLine(THREADS), threading.Event()
    underway, at_once, second = set(), [], threading.Event()

    def computed(number):
        underway.add(number)
        at_once.append(len(underway))
        second.wait(0.01)  # room for another one to come in between, if it could
        underway.discard(number)

    async def walk():
        monkeypatch.setattr(thread_line, "ASIDE", 30.0)
        async with anyio.create_task_group() as group:
            for number in range(4):
                group.start_soon(line.run, computed, number)
        monkeypatch.setattr(thread_line, "ASIDE", 0.01)
        async with anyio.create_task_group() as group:
            group.start_soon(line.run, over.wait, 20)
            group.start_soon(line.run, over.set)

    run_apart(walk)
    assert at_once == [1, 1, 1, 1]
    assert over.is_set()


def test_nothing_is_begun_while_those_it_gives_way_to_are_behind_and_yet_everything_is_done(monkeypatch):
    line, behind, asked, done = ThreadLine(THREADS), [True], threading.Event(), []

    def are_behind():
        asked.set()
        return behind[0]

    line.give_way(are_behind)

    async def walk():
        monkeypatch.setattr(thread_line, "GIVES_WAY", 30.0)
        async with anyio.create_task_group() as group:
            group.start_soon(line.run, lambda: done.append("a page"))
            await anyio.to_thread.run_sync(asked.wait, 20)
            done.append("events")
            behind[0] = False
        behind[0] = True
        monkeypatch.setattr(thread_line, "GIVES_WAY", 0.01)
        await line.run(lambda: done.append("another page"))

    run_apart(walk)
    assert done == ["events", "a page", "another page"]
