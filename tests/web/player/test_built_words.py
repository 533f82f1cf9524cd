"""What a step says, written on the live page: saved, refused with a sentence, or both versions told."""

import json
from datetime import UTC, datetime

import pytest

from models.guide import Guide, Step
from models.guide.build_session import RECORD
from tests.web.player.pointed import steps_of


def words(seen, **told):
    return json.dumps({"step": "s1", "title": "Hello", "body": "<p>There</p>", "seen": seen, **told})


@pytest.fixture
def seen(ask, start, alice):
    token = start(alice)
    (step,) = json.loads(ask("builds", token).text)["steps"]
    return token, step["words"]


def test_words_are_saved_cleaned_and_told_back(ask, seen, database, guide):
    token, state = seen
    answer = ask("words", token, words(state, body="<p onclick=x()>There<script>1</script></p>"))
    assert answer.status == 201
    (step,) = json.loads(answer.text)["steps"]
    assert (step["title"], step["drawn"]["body"]) == ("Hello", [["p", "There"]])
    assert [(one.title, one.body) for one in steps_of(database, guide)] == [("Hello", "<p>There</p>")]
    assert ask("words", token, words(state, body="<p>There</p>")).status == 201  # sent twice, saved once
    assert ask("words", token, words(step["words"], title="")).status == 201


def test_a_text_that_is_not_sent_stays(ask, seen, database, guide):
    token, state = seen
    before = steps_of(database, guide)[0].body
    assert ask("words", token, json.dumps({"step": "s1", "title": "Hello", "seen": state})).status == 201
    assert steps_of(database, guide)[0].body == before


def test_what_somebody_else_wrote_is_told_and_not_overwritten(ask, seen, alice, database, guide):
    token, state = seen
    with database.writing() as session:
        kept = session.get_one(Guide, guide)
        step = Step(**{**vars(kept.document.steps[0]), "title": "Theirs"})
        kept.edit(kept.document.with_step(step), "Edited", session.merge(alice.member), datetime.now(UTC))
    answer = ask("words", token, words(state))
    said = json.loads(answer.text)
    assert (answer.status, said["problem"], said["disputed"]) == (409, "Somebody changed this text meanwhile.", "s1")
    assert (said["steps"][0]["title"], steps_of(database, guide)[0].title) == ("Theirs", "Theirs")
    assert ask("words", token, words(said["steps"][0]["words"])).status == 201


@pytest.mark.one_engine
@pytest.mark.parametrize(
    ("body", "sentence"),
    [
        (words("", step="gone"), "This step no longer exists; somebody removed it."),
        (words("", title="x" * 201), "The title has 201 characters; at most 200 are possible."),
        (words("", body="x" * 20_001), "The text has 20,001 characters with its markup; at most 20,000 are possible."),
        (words("", title=7), "title: must be text"),
        ("[" * 100_000, "this is no JSON."),
        ("[]", "a JSON object is expected."),
    ],
)
def test_what_can_not_be_kept_is_refused_and_nothing_is_cut(ask, seen, database, guide, body, sentence):
    answer = ask("words", seen[0], body)
    assert (answer.status, answer.text.startswith("Nothing was saved: "), sentence in answer.text) == (422, True, True)
    assert steps_of(database, guide)[0].title == "Save here"


def test_a_recording_has_no_steps_to_draw(ask, start, alice):
    assert "steps" not in json.loads(ask("builds", start(alice, RECORD)).text)
