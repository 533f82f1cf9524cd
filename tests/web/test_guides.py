from dataclasses import replace

import pytest

from models.guide import Guide, Publication
from models.guide.target_verdict import TargetVerdict
from models.release.publish import publish
from models.site import Site
from tests.web.desk import NOW, PART, read


def names(page):
    return [link.text for link in page.select(".guide-row-name")]


def put_live(desk):
    with desk.writing() as session:
        publish(session, session.get_one(Guide, desk.guide), seen="", by=desk.member(session, "alice"), now=NOW)


def badges(desk):
    return [badge.text for badge in read(desk.alice.get("/guides")).select(".guide-row .badge")]


def start(desk, **form):
    return desk.alice.post("/guides", data={"kind": "tour", "site": desk.site, "address": "https://app.harbour.example/", **form})


def test_the_list_is_searched_by_every_word_and_the_address_says_so(desk):
    with desk.writing() as session:
        desk.add_guide(session, "Add a boat")
    assert sorted(names(read(desk.bob.get("/guides")))) == ["Add a boat", "Welcome"]
    answer = desk.alice.get("/guides", params={"q": "BOAT add", "site": ""}, headers=PART)
    assert names(read(answer)) == ["Add a boat"]
    assert answer.headers["hx-push-url"] == "/guides?q=BOAT+add"


def test_what_finds_nothing_offers_to_clear_the_search(desk):
    page = read(desk.alice.get("/guides?q=zebra"))
    assert page.select_one(".empty-state a")["href"] == "/guides"


def test_an_empty_list_leads_to_a_site_and_then_to_a_guide(desk):
    assert read(desk.charlie.get("/guides")).select_one(".empty-state a")["href"] == "/guides/new"
    with desk.writing() as session:
        session.delete(session.get_one(Site, desk.other_site))
    assert read(desk.charlie.get("/guides")).select_one(".empty-state a")["href"] == "/sites/new"
    assert desk.charlie.get("/guides/new").headers["location"] == "/sites/new"


def test_a_row_says_whether_the_guide_is_live_and_changed_since(desk):
    assert badges(desk) == ["Draft"]
    put_live(desk)
    assert badges(desk) == ["Live"]
    with desk.writing() as session:
        guide = session.get_one(Guide, desk.guide)
        document = guide.document
        changed = document.changed(document.steps[0].id, lambda step: replace(step, title="Good morning"))
        guide.edit(changed, "Title", desk.member(session, "alice"), NOW)
    assert badges(desk) == ["Live, changed"]


def test_a_row_says_how_many_targets_are_lost(desk):
    with desk.writing() as session:
        guide = session.get_one(Guide, desk.guide)
        for step, verdict in (("s", "missing"), ("t", "unique"), ("u", "drifted"), ("v", "missing"), ("w", "cannot_tell")):
            TargetVerdict.note(session, guide, step, verdict, "Gone.", "https://x.example/", NOW)
    pill = read(desk.alice.get("/guides")).select_one(".guide-row-health")
    assert " ".join(pill.text.split()) == "2 Missing Fix Welcome"
    assert pill["href"] in {f"/guides/{desk.guide}/steps/s", f"/guides/{desk.guide}/steps/v"}
    assert names(read(desk.alice.get("/guides?status=broken"))) == ["Welcome"]


@pytest.mark.parametrize(
    ("kind", "address", "name", "step", "path"),
    [
        ("tour", "https://app.harbour.example/boats?sort=name", "Tour of /boats", "tooltip", "/boats"),
        ("hotspots", "/boats", "Hotspots on /boats", "hotspot", "/boats"),
        ("tour", "https://app.harbour.example", "Tour of app.harbour.example", "tooltip", "/"),
    ],
)
def test_a_new_guide_starts_with_a_step_on_its_page(desk, kind, address, name, step, path):
    answer = start(desk, kind=kind, address=address)
    assert answer.status_code == 303
    with desk.database.reading() as session:
        guide = session.get_one(Guide, int(answer.headers["location"].removeprefix("/guides/")))
        document = guide.document
    assert (guide.name, guide.kind, document.steps[0].kind) == (name, kind, step)
    assert [button.label for button in document.steps[0].buttons] == (["Next"] if kind == "tour" else [])
    assert document.rules["pages"]["include"] == [{"part": "path", "operator": "equals", "value": path}]
    assert document.rules["frequency"] == {"show": "once"}


@pytest.mark.one_engine
@pytest.mark.parametrize(
    "address", ["https://evil.example/", "boats", "", "//evil.example/", "https://app.harbour.example:8443/"]
)
def test_a_page_elsewhere_is_refused_beside_the_field_and_everything_is_kept(desk, address):
    page = read(start(desk, kind="hotspots", address=address, name="Berths"), 422)
    assert page.select_one("#problem-address").text
    kept = [page.select_one(f"input[name={name}]").get("value") for name in ("address", "name")]
    assert kept == [address, "Berths"]
    assert page.select_one("[value=hotspots]").has_attr("checked")


def test_a_guide_begins_on_a_page_of_a_staging_host(desk):
    with desk.writing() as session:
        session.get_one(Site, desk.site).staging_hosts = ["stage.harbour.example"]
    assert start(desk, kind="hotspots", address="https://stage.harbour.example/boats", name="Berths").status_code == 303


def test_a_guide_is_not_started_on_a_strangers_site(desk):
    page = read(start(desk, site=desk.other_site, address="https://app.other.example/"), 422)
    assert page.select_one("#problem-site")


def test_choosing_another_site_proposes_a_page_of_it(desk):
    page = read(
        desk.alice.get("/guides/new", params={"site": desk.site, "address": "https://x.example/", "name": "A"}, headers=PART)
    )
    assert page.select_one("[name=address]")["value"] == "https://app.harbour.example/"
    assert page.select_one("[name=name]")["value"] == "A"


def test_a_guide_is_renamed_but_not_to_nothing(desk):
    assert desk.alice.post(f"/guides/{desk.guide}", data={"name": " Ahoy "}).status_code == 303
    assert desk.find_guide(desk.guide).name == "Ahoy"
    answer = desk.alice.post(f"/guides/{desk.guide}", data={"name": " "}, headers=PART)
    assert answer.status_code == 422
    assert "still called Ahoy" in answer.text


def test_a_copy_is_a_draft_of_its_own(desk):
    put_live(desk)
    copy = int(desk.alice.post(f"/guides/{desk.guide}/copies").headers["location"].removeprefix("/guides/"))
    assert desk.find_guide(copy).name == "Welcome (copy)"
    assert sorted(badges(desk)) == ["Draft", "Live"]


def test_archiving_takes_a_live_guide_down_and_offers_the_way_back(desk):
    put_live(desk)
    row = read(desk.alice.post(f"/guides/{desk.guide}/archival", headers=PART)).select_one(".guide-row")
    assert "no longer live" in row.text
    assert row.button["hx-delete"] == f"/guides/{desk.guide}/archival"
    with desk.database.reading() as session:
        assert Publication.of(session, session.get_one(Guide, desk.guide)) is None
    assert names(read(desk.alice.get("/guides"))) == []
    assert names(read(desk.alice.get("/guides?archived=1"))) == ["Welcome"]
    assert "Restored" in desk.alice.delete(f"/guides/{desk.guide}/archival", headers=PART).text
    assert names(read(desk.alice.get("/guides"))) == ["Welcome"]


def test_archived_guides_stay_reachable_when_no_other_is_left(desk):
    desk.alice.post(f"/guides/{desk.guide}/archival")
    assert read(desk.alice.get("/guides")).select_one("[name=status]")


def test_a_reviewer_reads_the_list_and_changes_nothing(desk):
    page = read(desk.bob.get("/guides"))
    assert not page.select(".guide-row button, a[href^='/guides/new']")
    assert desk.bob.get("/guides/new").status_code == 403
    for path in ("/guides", *(f"/guides/{desk.guide}{rest}" for rest in ("", "/copies", "/archival"))):
        assert desk.bob.post(path, data={"name": "Mine"}, headers=PART).status_code == 403
    assert desk.bob.delete(f"/guides/{desk.guide}/archival", headers=PART).status_code == 403
    assert desk.find_guide(desk.guide).name == "Welcome"


@pytest.mark.parametrize("rest", ["", "/copies", "/archival"])
def test_a_strangers_guide_is_not_there(desk, rest):
    assert desk.charlie.post(f"/guides/{desk.guide}{rest}", data={"name": "Mine"}, headers=PART).status_code == 404
    assert desk.nobody.post(f"/guides/{desk.guide}{rest}").headers["location"].startswith("/sign-in")
    assert names(read(desk.charlie.get("/guides"))) == []


def test_a_stranger_restores_nothing_and_starts_nothing(desk):
    assert desk.charlie.delete(f"/guides/{desk.guide}/archival", headers=PART).status_code == 404
    for answer in (desk.nobody.get("/guides"), desk.nobody.get("/guides/new"), desk.nobody.post("/guides")):
        assert answer.headers["location"].startswith("/sign-in")
