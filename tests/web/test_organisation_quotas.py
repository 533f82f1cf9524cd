"""Quotas: what the operator sets, what a member at the bound reads, and that nothing is lost there."""

from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import func, select

from models.account import Membership, Organisation
from models.account.api_key import ApiKey
from models.account.daily_use import DailyUse
from models.account.organisation_quota import Quota
from models.check.check import Check
from models.guide import Guide
from models.job.due_checks import begin_due_checks
from models.site import Site
from models.site.watch_schedule import Watch
from tests.models.site.test_picture import png
from tests.web.desk import PART, Desk, read
from tests.web.test_operators import make_operator

NOW = datetime.now(UTC)
EVERYBODY = "sites=2,guides=2,members=3,storage=1,fetches=1,checks=1,requests=3"
ASK = "ask the operator of this Cairn for more"


@pytest.fixture
def desk(database, tmp_path):
    return Desk(database, tmp_path, CAIRN_QUOTAS=EVERYBODY)


def count(desk, table):
    with desk.database.reading() as session:
        return session.scalar(select(func.count()).select_from(table))


def home(desk, session):
    return session.get_one(Organisation, session.get_one(Site, desk.site).organisation_id)


def of_operator(desk):
    with desk.database.reading() as session:
        return f"/operator/organisations/{home(desk, session).id}/quotas"


def test_a_member_at_the_bound_reads_what_to_do_and_keeps_what_was_typed(desk):
    new_site = {"name": "Quay", "address": "https://quay.example/"}
    assert desk.alice.post("/sites", data=new_site).status_code == 303
    page = read(desk.alice.post("/sites", data={"name": "Third of them", "address": "https://pier.example/"}), 422)
    assert page.select_one("[name=name]")["value"] == "Third of them"
    assert "may have 2 sites, and this would be more. Nothing was changed. Ask the operator" in page.select_one("main").text

    new_guide = {"site": desk.site, "address": "https://app.harbour.example/", "kind": "blank", "name": "Second"}
    assert desk.alice.post("/guides", data=new_guide).status_code == 303
    page = read(desk.alice.post("/guides", data={**new_guide, "name": "Third of all"}), 422)
    assert page.select_one("[name=name]")["value"] == "Third of all"
    assert f"Archive one that is no longer needed, or {ASK}." in page.select_one("main").text
    copied = desk.alice.post(f"/guides/{desk.guide}/copies", headers=PART)
    assert (copied.status_code, "may have 2 guides" in copied.text, "<hx-partial" in copied.text) == (422, True, True)
    assert (count(desk, Site), count(desk, Guide)) == (3, 2)


def test_an_archived_guide_makes_room_and_comes_back_only_where_there_is_some(desk):
    with desk.writing() as session:
        other = desk.add_guide(session, "Second").id
    assert desk.alice.post(f"/guides/{desk.guide}/archival", headers=PART).status_code == 200
    assert desk.alice.post(f"/guides/{other}/copies", headers=PART).status_code in {204, 303}
    refused = desk.alice.delete(f"/guides/{desk.guide}/archival", headers=PART)
    assert (refused.status_code, "may have 2 guides" in refused.text) == (422, True)
    assert desk.find_guide(desk.guide).archived_at is not None


def test_who_is_invited_takes_a_place_and_the_operator_gives_more(desk):
    first, second = ({"email": f"{name}@x.example", "role": "viewer", "days": "7"} for name in ("dora", "emil"))
    assert desk.alice.post("/invitations", data=first, headers=PART).status_code == 200
    refused = desk.alice.post("/invitations", data=second, headers=PART)
    assert (refused.status_code, "may have 3 members" in refused.text, "invitation back, or" in refused.text) == (422, True, True)
    make_operator(desk)
    sent = {"members": "4", "sites": "none", "storage": ""}
    page = read(desk.bob.put(of_operator(desk), data=sent, headers=PART))
    assert {one["name"]: one["value"] for one in page.select("input")} | sent == {
        one["name"]: one["value"] for one in page.select("input")
    }
    assert "Now 2 members" in page.select_one("#hint-members").text
    assert "default: 3 members" in page.select_one("#hint-members").text
    assert desk.alice.post("/invitations", data=second, headers=PART).status_code == 200
    for number in range(4):
        site = {"name": f"Quay {number}", "address": f"https://quay{number}.example/"}
        assert desk.alice.post("/sites", data=site).status_code == 303
    log = read(desk.alice.get("/audit")).select_one("#audit-list").text
    assert "Bob, as operator, set the quotas of Harbour: sites without a limit, 4 members." in log


def test_what_is_no_number_is_refused_with_all_that_was_typed(desk):
    make_operator(desk)
    here, typed = of_operator(desk), {"sites": "many", "guides": "7", "storage": "-1"}
    page = read(desk.bob.put(here, data=typed, headers=PART), 422)
    assert {one["name"]: one["value"] for one in page.select("input") if one["value"]} == typed
    assert [one["id"] for one in page.select(".problem")] == ["problem-sites", "problem-storage"]
    assert "a whole number of MB up to 1,000,000,000; or none for no limit" in page.select_one("#problem-storage").text
    with desk.database.reading() as session:
        bounds = {one.kind.name: one.most for one in Quota.all_of(session, home(desk, session).id, NOW)}
    assert bounds["guides"] == 2
    for somebody in (desk.alice, desk.charlie):
        assert somebody.get(here).status_code == 404
        assert somebody.put(here, data={"sites": "9"}, headers=PART).status_code == 404
    assert desk.bob.get("/operator/organisations/999999/quotas").status_code == 404


def test_owners_see_what_they_use_and_may_use(desk):
    with desk.writing() as session:
        DailyUse.add(session, home(desk, session).id, "requests", NOW, 3)
    rows = read(desk.alice.get("/organisation")).select("#quota-list tbody tr")
    said = {row.th.text: [" ".join(cell.text.split()) for cell in row.select("td")] for row in rows}
    assert said["Sites"] == ["1 site", "2 sites"]
    assert said["Requests to the API, a day"] == ["3 requests to the API Full", "3 requests to the API"]
    assert said["Pictures and pages"] == ["0.0 MB of pictures and pages", "1.0 MB of pictures and pages"]


def test_a_program_reads_the_same_and_when_to_come_again(desk):
    with desk.writing() as session:
        alice = Membership.of(session, desk.member(session, "alice").id)
        _, secret = ApiKey.make(session, alice, "Build", ["read", "write"], None, NOW)
    headers = {"authorization": f"Bearer {secret}"}
    sites = "/api/v1/sites"
    assert desk.nobody.post(sites, headers=headers, json={"name": "Q", "address": "https://q.example/"}).status_code == 201
    refused = desk.nobody.post(sites, headers=headers, json={"name": "R", "address": "https://r.example/"})
    assert (refused.status_code, refused.json()["code"]) == (409, "quota_reached")
    assert "may have 2 sites" in refused.json()["detail"]
    usage = desk.nobody.get("/api/v1/organisation/usage", headers=headers).json()["data"]
    assert {one["name"]: (one["used"], one["most"]) for one in usage if one["name"] in {"sites", "requests"}} == {
        "sites": (2, 2),
        "requests": (3, 3),
    }
    spent = desk.nobody.get(sites, headers=headers)
    assert (spent.status_code, spent.json()["code"]) == (429, "quota_reached")
    assert 0 < int(spent.headers["retry-after"]) <= 86_401


def test_pictures_and_pages_share_their_room(desk, monkeypatch):
    monkeypatch.setitem(desk.database.quotas, "storage", len(png()) + 10)
    pictures = f"/sites/{desk.site}/pictures"
    assert desk.alice.post(pictures, content=png(), headers={"content-type": "image/png"}).status_code == 201
    refused = desk.alice.post(pictures, content=png(9), headers={"content-type": "image/png"})
    assert (refused.status_code, "MB of pictures and pages" in refused.json()["detail"]) == (422, True)


def test_a_check_above_the_bound_is_in_the_history_with_the_reason(desk):
    desk.database.quotas = desk.app.state.instance.database.quotas
    begun = []
    for hours in (1, 2):
        with desk.writing() as session:
            watch = Watch.of(session, session.get_one(Site, desk.site))
            watch.next_at = NOW
            session.add(watch)
            for check in session.scalars(select(Check)):
                check.finished_at = check.finished_at or NOW
        begun.append(len(begin_due_checks(desk.database, NOW + timedelta(seconds=hours))))
    assert begun == [1, 0]
    assert "has had its 1 check of today; there are more after midnight UTC" in desk.alice.get(f"/sites/{desk.site}/checks").text
    asked = desk.alice.post(f"/sites/{desk.site}/checks", headers=PART)
    assert (asked.status_code, "1 check of today" in asked.text) == (422, True)


def test_without_bounds_everything_is_counted_and_nothing_refused(database, tmp_path):
    desk = Desk(database, tmp_path)
    for number in range(4):
        site = {"name": f"Quay {number}", "address": f"https://quay{number}.example/"}
        assert desk.alice.post("/sites", data=site).status_code == 303
    said = read(desk.alice.get("/organisation")).select_one("#quota-list").text
    assert "5 sites" in said
    assert "No limit" in said
