"""What waits for a worker says so where none runs, on every such screen and in one sentence."""

from datetime import UTC, datetime, timedelta

import pytest

from models.integration.news_channel import NewsChannel
from models.support.worker_pulse import STILL, WorkerPulse
from tests.web.desk import PART, Desk, read

SENTENCE = "No worker is running, so checks, mail and planned publications wait. The operator starts cairn worker."

SCREENS = {
    "checks of a site": "/sites/{site}/checks",
    "a planned publication": "/guides/{guide}/planned-publication",
    "findings": "/inbox",
    "mail to a member": "/inbox/settings",
    "channels": "/channels",
    "a channel's deliveries": "/channels/{channel}",
    "a copy or an erasure": "/account/privacy",
    "a new address": "/account",
    "invitations": "/members",
    "what waits in organisations": "/operator",
}


@pytest.fixture
def desk(database, tmp_path):
    desk = Desk(database, tmp_path, CAIRN_MAIL_URL="smtp://127.0.0.1:1?from=cairn@cairn.example")
    with desk.writing() as session:
        desk.member(session, "alice").operator_since = datetime.now(UTC)
    hook = {"kind": "webhook", "url": "https://ci.acme.example/hook", "name": "CI", "release": "1"}
    assert desk.alice.post("/channels", data=hook, headers=PART).status_code == 200
    return desk


def notes(desk, address):
    with desk.database.reading() as session:
        channel = NewsChannel.all_of(session, 1)[0].id
    page = read(desk.alice.get(address.format(site=desk.site, guide=desk.guide, channel=channel)))
    return [" ".join(note.text.split()) for note in page.select("main .worker-note")]


@pytest.mark.long
@pytest.mark.one_engine
def test_every_screen_on_which_something_waits_for_a_worker_says_when_none_runs(desk):
    assert {what: notes(desk, address) for what, address in SCREENS.items()} == {what: [SENTENCE] for what in SCREENS}
    assert "Start cairn worker" in read(desk.alice.get("/health")).select_one("#vital-signs").text
    with desk.writing() as session:
        WorkerPulse.beat(session, datetime.now(UTC) - STILL - timedelta(seconds=1))
    assert notes(desk, "/inbox") == [SENTENCE]
    with desk.writing() as session:
        WorkerPulse.beat(session, datetime.now(UTC))
    assert {what: notes(desk, address) for what, address in SCREENS.items()} == {what: [] for what in SCREENS}


@pytest.mark.one_engine
def test_a_check_that_nobody_would_begin_is_not_called_under_way(desk):
    here = f"/sites/{desk.site}/checks"
    assert "A check waits for a worker." in read(desk.alice.post(here, headers=PART)).text
    with desk.writing() as session:
        WorkerPulse.beat(session, datetime.now(UTC))
    assert "A check is under way." in read(desk.alice.get(here, headers=PART)).text
