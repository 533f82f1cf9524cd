"""Several findings decided on at once, over HTTP: what becomes of each, what is left, and the way back."""

from datetime import timedelta

import pytest
from sqlalchemy import select, update

from models.account.audit_log import AuditEntry
from models.check.finding import Finding
from models.guide import Guide
from tests.models.support.wire import answer
from tests.support.watching import RENAMED, guide_on

PART = {"hx_request": "true", "hx_request_type": "partial"}
WITHOUT_SEARCH = RENAMED.replace('<input name="q" placeholder="Search boats">', "")


@pytest.fixture
def several(client, alice, database, night, harbour) -> list[int]:
    """Two buttons that moved, of two guides, and a search field that is gone, before Alice."""
    with database.writing() as session:
        guide_on(session, alice, harbour, "#add-boat").name = "Second tour"
    night.check()
    harbour.say["/boats"] = answer(WITHOUT_SEARCH.encode())
    night.check()
    client.sign_in(alice)
    return [one.id for one in night.findings()]


def states(database, several):
    with database.reading() as session:
        return [session.get_one(Finding, one).state for one in several]


def selectors(database):
    with database.reading() as session:
        return [guide.document.steps[0].target["selectors"][0] for guide in session.scalars(select(Guide).order_by(Guide.id))]


def acts(database):
    with database.reading() as session:
        return [entry.act for entry in session.scalars(select(AuditEntry).order_by(AuditEntry.id))]


def decide(client, method, noun, several, **fields):
    return client.ask(method, f"/inbox/{noun}", data={"finding": [str(one) for one in several], **fields}, headers=PART)


def undo(client, answer):
    """Presses *Undo*."""
    form = answer.html.select_one("#finding-undo")
    sent = {}
    for field in form.select("input"):
        sent.setdefault(field["name"], []).append(field["value"])
    method = "PUT" if "hx-put" in form.button.attrs else "DELETE"
    return client.ask(method, form.button[f"hx-{method.lower()}"], data=sent, headers=PART)


def test_repairs_are_accepted_together_where_cairn_is_sure_and_taken_back_together(client, database, several):
    before = selectors(database)
    page = client.get("/inbox")
    assert len(page.html.select('.finding-row-choose input[form="finding-bulk"]')) == 3
    done = decide(client, "POST", "repairs", several, beside=several[0])
    assert done.words(".finding-done [role=status]") == "2 repairs accepted. Visitors get them once you publish."
    assert "Boats, step 2. Nothing is proposed" in done.words(".finding-left")
    assert done.words("#finding-undo button") == "Undo 2 repairs"
    assert "Accepted by Alice" in done.words(f"hx-partial #finding-{several[0]}")
    assert len(done.html.select(".finding-row-choose")) == 1
    assert sorted(states(database, several)) == ["open", "repaired", "repaired"]
    assert all(new != old for new, old in zip(selectors(database), before, strict=True))
    assert acts(database).count("repair.accepted") == 2
    back = undo(client, done)
    assert back.words(".finding-done") == "2 repairs taken back."
    assert states(database, several) == ["open"] * 3
    assert selectors(database) == before


def test_what_may_be_one_of_several_is_left_for_somebody_to_look_at(client, database, several):
    with database.writing() as session:
        moved = session.scalars(select(Finding).where(Finding.repair.is_not(None))).all()
        unsure = next(one for one in moved if one.proposals)
        unsure.repair = {**unsure.repair, "verdict": "unsure"}
        number = unsure.id
    done = decide(client, "POST", "repairs", [number])
    assert "not sure which element it is" in done.words(".finding-left")
    assert states(database, [number]) == ["open"]


def test_findings_are_given_to_a_member_together_and_back_to_whom_they_were(client, database, bob, alice, charlie, several):
    decide(client, "PUT", "assignees", several[:1], member=alice.member.id)
    done = decide(client, "PUT", "assignees", several, member=bob.member.id)
    assert done.words(".finding-done [role=status]") == "3 findings assigned to Bob."
    assert done.words("#finding-undo button") == "Undo assigning 3 findings"
    assert done.words("#finding-list").count("assignee Bob") == 3
    undo(client, done)
    with database.reading() as session:
        given = [session.get_one(Finding, one).assignee_id for one in several]
    assert given == [alice.member.id, None, None]
    refused = decide(client, "PUT", "assignees", several, member=charlie.member.id)
    assert refused.status == 422
    assert "Nothing was changed." in refused.words("[role=alert]")
    assert acts(database).count("finding.changed") == 1 + 3 + 3


def test_findings_are_ignored_for_one_reason_and_put_off_together(client, database, several):
    assert decide(client, "POST", "dismissals", several, reason=" ").status == 422
    assert states(database, several) == ["open"] * 3
    done = decide(client, "POST", "dismissals", several[:2], reason="The page goes in May.")
    assert done.words(".finding-done [role=status]") == "2 findings ignored: The page goes in May."
    assert len(done.html.select(".finding-row")) == 1
    undo(client, done)
    assert states(database, several) == ["open"] * 3
    done = decide(client, "POST", "snoozes", several, days="7")
    assert done.words(".finding-done [role=status]") == "3 findings snoozed for a week."
    assert "Every target is where it should be" in done.words("#finding-list")
    undo(client, done)
    assert states(database, several) == ["open"] * 3
    assert acts(database).count("finding.ignored") == 2


def test_once_the_time_is_over_for_which_it_was_put_off_a_finding_is_as_open_as_before(client, database, several, night):
    decide(client, "POST", "snoozes", several[:1], days="1")
    with database.writing() as session:
        session.execute(update(Finding).values(snoozed_until=night.now - timedelta(days=30)))
    assert client.get(f"/inbox/{several[0]}").html.select_one(f"#finding-{several[0]} .finding-acts")
    assert "Snoozed" not in client.get("/inbox").words("#finding-list")
    assert "2 repairs accepted" in decide(client, "POST", "repairs", several).words(".finding-done")


@pytest.mark.one_engine
def test_nothing_chosen_is_said_and_too_many_are_refused(client, database, several):
    assert decide(client, "POST", "snoozes", []).words("[role=alert]") == "Choose at least one finding."
    assert decide(client, "POST", "snoozes", range(1, 300)).status == 413
    assert decide(client, "POST", "repairs", range(1, 60)).status == 413
    assert decide(client, "POST", "snoozes", [*several, 99999]).status == 404
    assert states(database, several) == ["open"] * 3


@pytest.mark.one_engine
def test_a_stranger_and_a_reviewer_decide_nothing(client, database, bob, charlie, several):
    asked = [("PUT", "assignees"), ("POST", "dismissals"), ("POST", "repairs"), ("POST", "snoozes"), ("DELETE", "snoozes")]
    for who, status in ((bob, 403), (charlie, 404)):
        client.sign_in(who)
        assert [decide(client, *one, several, reason="No", member=0).status for one in asked] == [status] * len(asked)
    assert not client.sign_in(bob).get("/inbox").html.select(".finding-row-choose")
    assert states(database, several) == ["open"] * 3
