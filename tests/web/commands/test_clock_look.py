from datetime import timedelta

from web.commands.clock_look import ClockLook


def test_a_clock_that_was_set_is_told_once_and_in_which_direction():
    wall, steady = [1000.0], [5.0]
    look = ClockLook(lambda: wall[0], lambda: steady[0])
    wall[0], steady[0] = 1060.2, 65.0
    assert look.jump() is None, "a minute went by"
    wall[0] += 3600
    assert look.jump() == timedelta(hours=1)
    assert look.jump() is None
    wall[0] -= 86400
    assert look.jump() == timedelta(days=-1)
    wall[0], steady[0] = wall[0] + 20, steady[0] + 1
    assert look.jump() is None, "a busy machine is late"
