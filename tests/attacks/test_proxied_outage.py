"""PostgreSQL is stopped behind what `docs/deploy` starts: by the proxy everybody hears of it what Cairn has to say."""

import time
import urllib.error
import urllib.request
from datetime import UTC, datetime

import pytest

from models.release.publish import publish
from tests.attacks.deployment import PATIENCE, PROXY_KNOWS_AFTER, Deployment, behind_caddy, deployed
from tests.attacks.stopped_database import stopped
from tests.support.databases import start_postgres
from tests.support.people import settle, tour

SAID_WITHIN = 5
"""Seconds in which whoever works is told: for so long a process waits for a connection."""


@behind_caddy
@pytest.mark.slow
@pytest.mark.lasting
def test_the_proxy_hands_on_what_cairn_says_while_the_database_is_stopped(tmp_path, told):
    for server in start_postgres():
        with deployed(server, tmp_path) as town:
            script = _published(town)
            asked = {number: town.ask(script) for number in range(4)}
            with stopped(town.database):
                time.sleep(PROXY_KNOWS_AFTER)
                began = time.monotonic()
                status, words, again = _heard(town, "/sign-in")
                took = time.monotonic() - began
                visits = [town.ask(script) for _ in range(20)]
            back = _back(town)
    people = f"{visits.count(200)} of 20 visits; who works: {status} after {took:.1f} s; pages back in {back:.1f} s"
    told("PostgreSQL stopped behind a proxy", "nothing asked", "nothing asked", people)
    assert set(asked.values()) == {200}
    assert visits == [200] * 20
    assert (status, "The database does not answer at present." in words) == (503, True)
    assert again.isdigit()
    assert took < SAID_WITHIN + 1


def _published(town: Deployment) -> str:
    """The address of a site's script that is live."""
    alice = settle(town.database, ("Acme", "Borealis")).alice
    with town.database.writing() as session:
        publish(session, tour(session, alice), seen="", by=session.merge(alice.member), now=datetime.now(UTC))
    return f"/player/v1/{alice.site.key}.js"


def _heard(town: Deployment, path: str) -> tuple[int, str, str]:
    """Status, words and when to come again."""
    try:
        with urllib.request.urlopen(f"{town.base}{path}", timeout=PATIENCE, context=town.context) as answer:
            return answer.status, answer.read().decode(), ""
    except urllib.error.HTTPError as refused:
        return refused.code, refused.read().decode(), refused.headers.get("retry-after", "")


def _back(town: Deployment) -> float:
    """Seconds until pages are answered again."""
    began = time.monotonic()
    while town.ask("/sign-in") != 200:
        assert time.monotonic() - began < PATIENCE
        time.sleep(0.1)
    return time.monotonic() - began
