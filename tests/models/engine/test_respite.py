from itertools import count

from models.engine.respite import LONGEST, SHORTEST, STALL, Respite


def flooded(respite, at):
    """Full, and full again at once: what a flood does after its first moment, which may have been a stall."""
    for is_full in (True, False, True):
        respite.refuses(at, is_full=is_full)


def test_nobody_is_refused_while_there_are_places():
    respite = Respite()
    assert not any(respite.refuses(moment / 10, is_full=False) for moment in range(50))


def test_a_stall_refuses_whoever_finds_no_place_and_nobody_after_that():
    respite = Respite()
    assert not respite.refuses(10.0, is_full=False)
    assert all(respite.refuses(10.0 + STALL, is_full=True) for _ in range(3)), "however often it is asked"
    assert not respite.refuses(10.001 + STALL, is_full=False)


def test_a_flood_is_refused_for_three_times_as_long_as_it_took_to_take_all_places():
    respite = Respite()
    flooded(respite, 10.0)
    assert respite.refuses(10.0 + SHORTEST / 2, is_full=False), "a place alone does not let anybody in"
    assert not respite.refuses(10.1, is_full=False)
    assert respite.refuses(10.2, is_full=True), "which took a tenth of a second"
    assert respite.refuses(10.49, is_full=False)
    assert not respite.refuses(10.51, is_full=False)


def test_a_respite_is_never_long_and_goes_on_while_there_is_no_place():
    respite = Respite()
    flooded(respite, 10.0)
    assert not respite.refuses(11.0, is_full=False)
    assert respite.refuses(11.0 + STALL - 0.01, is_full=True)
    assert respite.refuses(11.0 + STALL + LONGEST, is_full=True)
    assert not respite.refuses(11.1 + STALL + LONGEST, is_full=False)


def test_of_a_flood_that_does_not_end_a_quarter_of_the_time_lets_in():
    respite, taken, let_in = Respite(), 0, 0
    flooded(respite, 0.0)
    for tick in count():
        if (now := tick / 1000) > 10:
            break
        if respite.refuses(now, is_full=taken >= 100):
            taken = max(0, taken - 5)  # what was let in is done meanwhile
        else:
            taken, let_in = taken + 1, let_in + 1
    assert 0.2 < let_in / 10_000 < 0.27
