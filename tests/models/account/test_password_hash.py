import os
import threading

import pytest

from models.account.password_hash import NICENESS, PasswordQueue, TooManyComparisons


def test_work_is_done_one_after_the_other_and_gives_what_it_gives():
    queue, at_once, most = PasswordQueue(8), [0], [0]

    def work():
        at_once[0] += 1
        most[0] = max(most[0], at_once[0])
        threading.Event().wait(0.005)
        at_once[0] -= 1
        return 7

    answers = []
    threads = [threading.Thread(target=lambda: answers.append(queue.run(work))) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert (answers, most) == ([7] * 8, [1])


def test_whoever_comes_when_the_queue_is_full_is_told_at_once():
    queue, begun, go_on = PasswordQueue(2), threading.Event(), threading.Event()

    def work():
        begun.set()
        assert go_on.wait(10)

    threads = [threading.Thread(target=queue.run, args=(work,)) for _ in range(2)]
    for thread in threads:
        thread.start()
    assert begun.wait(10)
    while queue._places._value:  # until the second waits as well
        assert any(thread.is_alive() for thread in threads)
    with pytest.raises(TooManyComparisons):
        queue.run(lambda: None)
    go_on.set()
    for thread in threads:
        thread.join()
    assert queue.run(lambda: "again") == "again"


def test_what_fails_gives_its_place_back():
    queue = PasswordQueue(1)

    def work():
        raise RuntimeError("broken")

    for _ in range(3):
        with pytest.raises(RuntimeError, match="broken"):
            queue.run(work)


@pytest.mark.skipif(os.uname().sysname != "Linux", reason="only Linux keeps a priority for each thread")
def test_the_thread_that_compares_stands_back_for_others():
    mine = os.getpriority(os.PRIO_PROCESS, 0)
    theirs = PasswordQueue().run(lambda: os.getpriority(os.PRIO_PROCESS, threading.get_native_id()))
    assert theirs == min(19, max(mine, NICENESS))
    assert os.getpriority(os.PRIO_PROCESS, 0) == mine
