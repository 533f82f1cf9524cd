import time

import pytest

from models.account.guessable_password import why_guessable


@pytest.mark.parametrize(
    "password", ["liverpool2019", "letmein12345", "mnbvcxzlkjhg", "1qaz2wsx3edc", "Passw0rd!2024", "zzzzzzzzzzzz"]
)
def test_what_is_on_the_lists_is_named_for_what_it_is(password):
    assert why_guessable(password, ()).startswith("That is easy to guess.")


def test_a_members_own_names_are_guessed_first():
    names = ("maren.holst@harbour.example", "Maren Holst")
    assert why_guessable("marenholst26", names)
    assert not why_guessable("marenholst26", ("somebody@else.example", "Some Body"))


@pytest.mark.parametrize("piece", ["a", "ab", "password", "1@$!0", "4@8({[</369!|1", "19911991", "ünïcödé", "\U0001f600", " "])
def test_the_longest_password_is_judged_within_a_second(piece):
    begun = time.process_time()
    why_guessable((piece * 200)[:200], ("alice@acme.example", "Alice"))
    assert time.process_time() - begun < 1
