"""How many batches may wait to be written."""

from concurrent.futures import Future
from types import SimpleNamespace

import pytest

from models.event.ledger_queue import AT_FIRST, BEHIND, BEHIND_FOR, LEAST_WAITING, LONGEST, MOST_TOGETHER, LedgerQueue, TooBusy
from models.event.sorted_batch import Sorted

AT_ONCE = 100
"""Batches that arrived while a process had no turn: a fifth of a second at 500 a second, half of what one takes."""


@pytest.fixture
def clock(monkeypatch):
    clock = SimpleNamespace(now=100.0)
    monkeypatch.setattr("models.event.ledger_queue.time", SimpleNamespace(monotonic=lambda: clock.now))
    return clock


def waiting(queue, number):
    """So many batches that were put in; fewer where the queue was full."""
    found = []
    for _ in range(number):
        done = Future()
        try:
            queue.put_batch(Sorted(1, 1), done)
        except TooBusy:
            break
        found.append(done)
    return found


def test_stalls_one_after_the_other_leave_room_for_what_one_commit_writes(clock):
    queue = LedgerQueue()
    for _ in range(10):
        stalled = waiting(queue, AT_ONCE)
        assert len(stalled) == AT_ONCE
        clock.now += 2 * LONGEST
        for done in stalled:
            done.set_result(None)
    assert AT_ONCE <= MOST_TOGETHER


def test_a_moment_without_a_turn_takes_nobody_s_place(clock):
    queue = LedgerQueue()
    stalled = waiting(queue, AT_FIRST // 2)
    clock.now += 0.4
    for done in stalled:
        done.set_result(None)
    assert len(waiting(queue, AT_FIRST + 1)) == AT_FIRST


def test_a_writer_that_is_late_all_the_time_lets_in_no_more_than_the_least(clock):
    queue = LedgerQueue()
    late = waiting(queue, AT_FIRST)
    clock.now += 2 * LONGEST
    for done in late:
        done.set_result(None)
    assert len(waiting(queue, AT_FIRST)) == LEAST_WAITING
    assert queue.is_full


def test_in_a_flood_a_place_that_was_given_back_lets_nobody_in_at_once(clock):
    queue = LedgerQueue()
    stalled = waiting(queue, AT_FIRST)
    assert queue.refuses, "once it may have been a stall"
    for done in stalled:
        done.set_result(None)
    assert not queue.refuses
    flood = waiting(queue, 1000)
    assert queue.refuses
    for done in flood:
        done.set_result(None)
    assert queue.refuses
    clock.now += 0.5
    assert not queue.refuses


def test_after_a_stall_every_place_that_was_given_back_lets_somebody_in(clock):
    queue = LedgerQueue()
    stalled = waiting(queue, AT_FIRST)
    assert queue.refuses
    for done in stalled:
        done.set_result(None)
    assert not queue.refuses


def test_others_are_to_give_way_while_batches_are_heard_of_late(clock):
    queue = LedgerQueue()
    late, soon = waiting(queue, 1), waiting(queue, 1)
    clock.now += 2 * BEHIND
    late[0].set_result(None)
    assert queue.is_behind
    clock.now += 2 * BEHIND_FOR
    assert not queue.is_behind  # nobody came since
    soon[0].set_result(None)
    assert queue.is_behind
    waiting(queue, 1)[0].set_result(None)
    assert not queue.is_behind
