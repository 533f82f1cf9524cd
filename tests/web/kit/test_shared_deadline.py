"""What takes too long is ended, by one timer for all; what does not is left alone."""

import asyncio
from concurrent.futures import ThreadPoolExecutor

import pytest

from web.kit.shared_deadline import SharedDeadline


def run(walk):
    """In a thread of its own: the tests' own may have a loop that runs, the browser's."""
    with ThreadPoolExecutor(1) as thread:
        thread.submit(lambda: asyncio.run(walk())).result()


async def within(deadline, waiting):
    with deadline.here():
        return await waiting


def test_whoever_takes_too_long_is_ended_and_the_others_are_not():
    async def walk():
        deadline, hanging = SharedDeadline(0.05), asyncio.Event()
        slow = [asyncio.create_task(within(deadline, hanging.wait())) for _ in range(3)]
        assert await within(deadline, asyncio.sleep(0, "done")) == "done"
        found = await asyncio.gather(*slow, return_exceptions=True)
        assert [type(one) for one in found] == [TimeoutError] * 3
        with pytest.raises(TimeoutError):  # the timer is set again for who comes later
            await within(deadline, hanging.wait())
        assert asyncio.current_task().cancelling() == 0

    run(walk)


def test_a_task_that_somebody_else_cancels_is_cancelled():
    async def walk():
        task = asyncio.create_task(within(SharedDeadline(60), asyncio.Event().wait()))
        await asyncio.sleep(0)
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task

    run(walk)


def test_loops_one_after_the_other_each_have_their_timer():
    deadline = SharedDeadline(0.05)
    for _ in range(2):
        with pytest.raises(TimeoutError):
            run(lambda: within(deadline, asyncio.Event().wait()))
