"""How far a build session is, as the editor's tab hears it."""

import json
from datetime import UTC, datetime

from models.guide import Guide
from models.guide.build_session import POINT, BuildSession
from models.guide.step_words import word, words_state
from tests.support.people import tour


def test_the_editor_hears_of_each_step_and_of_the_end(client, database, alice, bob, charlie):
    with database.writing() as session:
        guide = tour(session, alice).id

    def told(who=alice):
        return client.sign_in(who).get(f"/guides/{guide}/build-state")

    assert json.loads(told().text) == {"is_open": False, "step": "", "state": ""}
    with database.writing() as session:
        kept, now = session.get_one(Guide, guide), datetime.now(UTC)
        BuildSession.start(session, kept, "s1", POINT, session.merge(alice.member), now)
    assert json.loads(told().text) == {"is_open": True, "step": "s1", "state": ""}
    with database.writing() as session:
        build, now = session.query(BuildSession).one(), datetime.now(UTC)
        (step,) = build.guide.document.steps
        word(build, step.id, "New", None, words_state(step), now)
    said = json.loads(told().text)
    assert said["is_open"]
    assert said["state"]
    with database.writing() as session:
        session.query(BuildSession).one().end(datetime.now(UTC))
    assert json.loads(told().text) == {**said, "is_open": False}
    assert (told(bob).status, told(charlie).status) == (403, 404)
