"""Limits hold for all server processes on one database together, and whoever is alive counts what a dead one let in."""

import time
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from urllib.parse import urlencode

from models.account.sign_in_limit import ACCOUNT_FROM_NETWORK
from tests.attacks.besieged import town
from web.kit.capacity import WRONG_KEYS_OF_NETWORK

FORM = {"content_type": "application/x-www-form-urlencoded"}


def test_what_one_process_let_in_another_counts_also_when_the_first_is_killed():
    with town() as first, first.beside() as second:
        guess = urlencode({"email": first.email, "password": "not hers at all"}).encode()
        guesses = [[first, second][number % 2].ask("POST", "/sign-in", guess, **FORM) for number in range(18)]
        assert Counter(guesses) == {422: ACCOUNT_FROM_NETWORK, 429: 18 - ACCOUNT_FROM_NETWORK}
        began = int(time.time()) // 60
        asked = [[first, second][number % 2] for number in range(WRONG_KEYS_OF_NETWORK + 10)]
        with ThreadPoolExecutor(8) as threads:
            keys = Counter(threads.map(lambda one: one.ask("GET", "/api/v1/sites", authorization="Bearer cairn_nobodys"), asked))
        first.process.kill()
        first.process.wait(20)
        last = second.ask("GET", "/api/v1/sites", authorization="Bearer cairn_nobodys")
        minutes = int(time.time()) // 60 - began + 1
        assert keys.keys() <= {401, 429}
        assert keys[401] <= WRONG_KEYS_OF_NETWORK * minutes
        assert minutes > 1 or (keys[401], last) == (WRONG_KEYS_OF_NETWORK, 429)
