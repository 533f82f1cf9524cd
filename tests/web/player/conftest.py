from datetime import UTC, datetime, timedelta

import pytest

from models.guide import Guide
from models.guide.build_session import POINT, BuildSession
from tests.support.people import tour
from web.player.builder_request import build_token


@pytest.fixture
def guide(database, alice):
    with database.writing() as session:
        return tour(session, alice).id


@pytest.fixture
def start(app, database, guide):
    """Starts a session of a person on a guide; returns its token."""

    def started(person, mode=POINT, step="s1", of=None, ago=timedelta()):
        with database.writing() as session:
            now = datetime.now(UTC) - ago
            build = BuildSession.start(
                session, session.get_one(Guide, of or guide), step, mode, session.merge(person.member), now
            )
            return build_token(app.state.instance.settings.secret_key, build)

    return started


@pytest.fixture
def ask(client, alice):
    """Asks as a page of that origin would; without one as a program."""

    def asked(what, token, body="", method="POST", site=alice.site, origin="https://app.acme.example"):
        content = f"{token}\n{body}" if body else token
        headers = {"content-type": "text/plain"} | ({"origin": origin} if origin else {})
        return client.ask(method, f"/player/v1/{site.key}/{what}", content=content, headers=headers)

    return asked
