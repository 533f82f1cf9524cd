"""Limits hold for all server processes on one database together, and whoever is alive counts what a dead one let in."""

import json
import secrets
import time
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from urllib.parse import urlencode

from models.account.sign_in_limit import ACCOUNT_FROM_NETWORK
from tests.attacks.besieged import town
from web.kit.capacity import WRONG_KEYS_OF_NETWORK
from web.player.shared_pace import TOLD

SOURCE = "127.9.8.7"
ORIGIN = "https://app.borealis.example"
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


AT_ONCE, A_SECOND, IN_BATCH = 2000, 100, 100
"""Events of one network, and in each batch here."""


def test_events_of_a_network_count_together_whichever_process_lets_them_in():
    with town() as first, first.beside() as second:
        began, asked = time.monotonic(), [first, second] * 30
        sent = [one.ask("POST", *batch(first), source=SOURCE, origin=ORIGIN, content_type="text/plain") for one in asked]
        let_in, passed = sent.count(202) * IN_BATCH, time.monotonic() - began
        unknown = 2 * (TOLD * AT_ONCE + IN_BATCH)
        assert set(sent) == {202, 429}
        assert AT_ONCE <= let_in <= AT_ONCE + A_SECOND * passed + unknown
        first.process.kill()
        first.process.wait(20)
        assert second.ask("POST", *batch(first), source=SOURCE, origin=ORIGIN, content_type="text/plain") == 429
        assert_no_address_in(Path(first.environ["CAIRN_DATABASE_URL"].partition(":///")[2]).parent)


def batch(town):
    event = {"figure": "started", "guide": town.charlies_guide, "version": town.version, "step": "s1", "unique": False}
    body = {"schema": 1, "environment": "production", "id": secrets.token_hex(8), "events": [event] * IN_BATCH}
    return f"/player/v1/{town.charlies_key}/events", json.dumps(body).encode()


def assert_no_address_in(folder):
    """Neither the address that everything came from, nor its network."""
    for file in folder.rglob("*"):
        assert b"127.9.8." not in (file.read_bytes() if file.is_file() else b""), file.name
