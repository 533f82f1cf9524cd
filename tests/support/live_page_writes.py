"""What is written from an author's own page: elements that are pointed at, and the words of steps."""

import json
from datetime import UTC, datetime

from models.guide import Guide
from models.guide.build_session import POINT, RECORD, BuildSession
from models.guide.step_words import words_state
from tests.support.bounds import line, rich
from tests.support.document_writes import some
from tests.web.player.pointed import PAGE
from web.player.builder_request import build_token


def pick(method):
    def asked(desk, draw):
        levels = [{"picked": 2, "elements": PAGE}]
        body = json.dumps({"page": desk.page, "number": 1, "label": draw(line(120)), "levels": levels})
        return _built(desk, RECORD, method, "player_picks", "" if method == "DELETE" else body)

    return asked


def words(desk, draw):
    """Of the first step, as its author types them in the card on the live page."""
    _, document = desk.read()
    step = document.steps[0] if document.steps else None
    usual = {
        "step": step.id if step else "x",
        "title": "Hello",
        "body": "<p>There</p>",
        "seen": words_state(step) if step else "",
    }
    return _built(desk, POINT, "POST", "player_words", json.dumps(some(draw, usual, {"title": line(200), "body": rich()})))


def _built(desk, mode, method, name, body):
    with desk.database.writing() as session:
        guide, member = session.get_one(Guide, desk.guide), session.merge(desk.person.member)
        build = BuildSession.start(session, guide, "", mode, member, datetime.now(UTC))
        token = build_token(b"k" * 32, build)
    headers = {"content-type": "text/plain", "origin": desk.page.rpartition("/")[0]}
    return desk.client.ask(method, desk.path(name), content=f"{token}\n{body}" if body else token, headers=headers)
