import os
import select
import subprocess
import sys

import pytest

from models.support.confined import ConfinedFailure, ConfinedTimeout, Pool

WORK = "tests.models.support.confined_work:"


@pytest.fixture
def pool():
    pool = Pool(1, memory=512 * 1024**2)
    yield pool
    pool.close()


def test_an_answer_comes_back_as_json(pool):
    assert pool.run(WORK + "echo", ["ü", 1, None], b"\xff") == [["ü", 1, None], 1]


def test_work_that_takes_too_long_is_stopped_and_says_so(pool):
    with pytest.raises(ConfinedTimeout, match=r"took longer than 0\.3 seconds and was stopped"):
        pool.run(WORK + "never", seconds=0.3)
    assert pool.run(WORK + "echo", 1, b"") == [1, 0]


def test_work_ends_when_its_time_is_up_though_nobody_is_left_to_stop_it(tmp_path):
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    script = f"from models.support.confined import run; run({WORK + 'tell_and_spin'!r}, {str(pipe)!r}, seconds=0.5)"
    parent = subprocess.Popen([sys.executable, "-c", script])
    worker = os.pidfd_open(int(pipe.read_text()))
    parent.kill()
    parent.wait()
    ended, _, _ = select.select([worker], [], [], 10)
    os.close(worker)
    assert ended


def test_work_that_takes_too_much_memory_says_so(pool):
    with pytest.raises(ConfinedFailure, match="more memory"):
        pool.run(WORK + "take", 10**10)
    assert pool.run(WORK + "echo", 1, b"") == [1, 0]


def test_a_process_that_dies_is_replaced(pool):
    with pytest.raises(ConfinedFailure, match="worker process died"):
        pool.run(WORK + "die")
    assert pool.run(WORK + "echo", 1, b"") == [1, 0]


def test_a_killed_process_is_replaced(pool):
    first = pool.run(WORK + "process")
    pool._idle[0]._process.kill()
    pool._idle[0]._process.wait()
    assert pool.run(WORK + "process") != first


def test_what_goes_wrong_is_told_in_one_sentence(pool):
    with pytest.raises(ConfinedFailure, match=r"^ValueError: no such thing$"):
        pool.run(WORK + "wrong")
    with pytest.raises(ConfinedFailure, match="nested too deep"):
        pool.run(WORK + "deep")


def test_what_work_prints_is_no_answer(pool):
    assert pool.run(WORK + "chatter") == "quiet"


def test_when_every_worker_is_busy_the_wait_is_bounded(pool):
    assert pool._free.acquire(timeout=1)  # what a call holds while it lasts
    with pytest.raises(ConfinedTimeout, match=r"No worker was free for 0\.1 seconds"):
        pool.run(WORK + "echo", 1, b"", seconds=0.1)
    pool._free.release()
    assert pool.run(WORK + "echo", 1, b"") == [1, 0]


def test_a_closed_pool_refuses(pool):
    pool.close()
    with pytest.raises(ConfinedFailure, match="closed"):
        pool.run(WORK + "echo", 1, b"")
