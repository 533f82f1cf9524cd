from web.kit.token_bucket import Pace

NAME = "somebody"


def test_others_are_told_once_of_what_was_taken_since_the_last_time():
    pace = Pace(per_second=10, at_once=100)
    assert pace.untold(NAME, 0.05) is None
    assert pace.allows(NAME, 0.0)
    assert pace.untold(NAME, 0.05) is None, "too little"
    pace.charge(NAME, 9)
    assert pace.untold(NAME, 0.05) == (1.0, 1.0)
    assert pace.untold(NAME, 0.05) is None
    assert [pace.allows(NAME, 0.5) for _ in range(5)] == [True] * 5
    assert pace.untold(NAME, 0.05) == (0.5, 1.0)


def test_what_others_let_in_leaves_less_and_never_more():
    pace = Pace(per_second=10, at_once=100)
    assert pace.allows(NAME, 0.0)
    assert pace.untold(NAME, 0.01)
    assert pace.allows(NAME, 0.0), "taken after it told"
    pace.learn(NAME, 9.7)
    assert [pace.allows(NAME, 0.0) for _ in range(3)] == [True, True, False]
    pace.learn(NAME, 0.0)
    assert not pace.allows(NAME, 0.0)
    pace.learn(NAME, 10_000.0)
    assert not pace.allows(NAME, 9.0)
    assert pace.allows(NAME, 10.2), "a debt of at most what goes at once"
    pace.learn("nobody", 5.0)
    assert pace.allows("nobody", 0.0)
