import pytest

from web.kit.places import NoPlace, Places, Share


def test_each_holder_has_its_places_and_no_more():
    places = Places()
    alice, bob = Share("alice", 2, "two already"), Share("bob", 2, "two already")
    with places.taken(alice), places.taken(alice):
        with pytest.raises(NoPlace, match="two already"), places.taken(alice):
            pass
        with places.taken(bob):
            pass
    with places.taken(alice):
        pass


def test_a_refused_one_takes_no_place_in_any_share():
    places = Places()
    everybody = Share("all", 1, "full")
    with places.taken(everybody):
        for _ in range(5):
            with pytest.raises(NoPlace, match="full"), places.taken(Share("alice", 1, "one already"), everybody):
                pass
    with places.taken(Share("alice", 1, "one already"), everybody):
        pass


def test_what_fails_gives_its_place_back():
    places, one = Places(), Share("alice", 1, "full")
    for _ in range(3):
        with pytest.raises(ValueError, match="broken"), places.taken(one):
            raise ValueError("broken")
