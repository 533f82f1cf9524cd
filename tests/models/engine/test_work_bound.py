from concurrent.futures import ThreadPoolExecutor

from models.engine.work_bound import WorkBound

IN_TIME, LATE = 0.1, 0.9


def bound(first=4, least=2, most=6):
    return WorkBound(0.3, first=first, least=least, most=most)


def fill(work):
    """How many are let in until one is not."""
    number = 0
    while work.begin():
        number += 1
    return number


def test_as_many_are_let_in_as_there_are_places_and_one_more_for_each_that_is_done():
    work = bound()
    assert fill(work) == 4
    assert work.is_full
    work.end(0.3)
    assert not work.is_full
    assert fill(work) == 2, "the place that was given back, and one more because all were taken and it was in time"


def test_places_become_more_while_all_are_taken_and_what_is_done_is_done_in_time():
    work = bound()
    for _ in range(10):
        fill(work)
        work.end(IN_TIME)
    assert work.places == 6
    idle = bound()
    for _ in range(10):
        idle.begin()
        idle.end(IN_TIME)
    assert idle.places == 4, "nobody needed more"


def test_what_is_late_takes_places_away_and_some_are_always_left():
    work = bound(first=6)
    fill(work)
    for _ in range(6):
        work.end(LATE)
    assert work.places == 2
    assert fill(work) == 2


def test_what_many_threads_take_and_give_back_adds_up():
    work = bound(first=50, least=50, most=50)

    def press(_):
        if work.begin():
            work.end(IN_TIME)

    with ThreadPoolExecutor(8) as threads:
        list(threads.map(press, range(5000)))
    assert fill(work) == 50
