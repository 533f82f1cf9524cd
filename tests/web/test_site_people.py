"""Identified mode, the people of a site and their rights, as its screens have them."""

import csv
import io
import json
import zipfile
from datetime import UTC, datetime

import pytest
from sqlalchemy import select

from models.account.audit_log import AuditEntry
from models.event.identified_visitor import IdentifiedVisitor, VisitorAttribute
from models.guide import Guide
from models.privacy.visitor_erasure import VisitorErasure
from models.site import Site
from models.site.identified_mode import IdentifiedMode
from tests.models.event.identified import MARK, engaged, in_identified_mode
from tests.web.desk import PART, Desk, read

NOW = datetime.now(UTC)
TERMS = {"purpose": "To help customers who got stuck.", "legal_basis": "contract", "names": "plan\nmail, plan"}


@pytest.fixture
def met(desk):
    """The site in identified mode, and somebody who engaged."""
    with desk.writing() as session:
        site, guide = session.get_one(Site, desk.site), session.get_one(Guide, desk.guide)
        in_identified_mode(session, site, NOW)
        engaged(session, site, guide, NOW)
        desk.person = session.scalars(select(IdentifiedVisitor.pseudonym)).one()
    return desk


def mode_of(desk):
    with desk.writing() as session:
        return IdentifiedMode.of(session, session.get_one(Site, desk.site))


def test_promise_6_it_is_turned_on_with_terms_and_stands_at_once_on_the_privacy_page_and_in_the_record(desk):
    address = f"/sites/{desk.site}/identified-mode"
    assert "Off" in read(desk.alice.get(address)).text
    assert "It is on for no site" in read(desk.alice.get("/privacy")).text
    refused = read(desk.alice.put(address, data={**TERMS, "purpose": "Because", "names": "x" * 101}), 422)
    assert {one["id"] for one in refused.select(".problem")} == {"problem-purpose", "problem-names"}
    assert refused.select_one("#field-purpose").text == "Because", "what was typed stays"
    assert mode_of(desk) is None
    assert "On since" in read(desk.alice.put(address, data=TERMS, headers=PART)).text
    assert mode_of(desk).attributes == ["plan", "mail"]
    said = read(desk.alice.get("/privacy")).select_one(".identified-modes").text
    assert all(word in said for word in ("Harbour", TERMS["purpose"], "Art. 6(1)(b)", "plan", "mail"))
    assert "identified-modes" not in desk.nobody.get("/privacy").text, "no stranger learns of it"
    assert "identified-modes" not in desk.charlie.get("/privacy").text
    assert TERMS["purpose"] in desk.alice.get("/privacy/processing-record").text
    with desk.writing() as session:
        newest = AuditEntry.newest(session, 1)[0]
        assert newest.act == "site.identified_mode"
        assert TERMS["purpose"] in newest.sentence


def test_who_may_not_manage_reads_the_terms_and_can_change_nothing(met):
    form = read(met.bob.get(f"/sites/{met.site}/identified-mode"))
    assert form.select_one("fieldset").has_attr("disabled")
    assert form.select("#identified-mode-form button") == []
    for method, path in (
        ("PUT", "identified-mode"),
        ("DELETE", "identified-mode"),
        ("GET", "people"),
        ("GET", f"people/{met.person}"),
    ):
        assert met.bob.request(method, f"/sites/{met.site}/{path}").status_code == 403
        assert met.charlie.request(method, f"/sites/{met.site}/{path}").status_code == 404
    assert "people-list" not in met.bob.get(f"/guides/{met.guide}/numbers").text
    assert met.bob.get(f"/guides/{met.guide}/people").status_code == 403


def test_somebody_of_another_site_is_not_found_on_this_one(met):
    with met.writing() as session:
        other = session.get_one(Site, met.other_site)
        in_identified_mode(session, other, NOW)
    assert met.charlie.get(f"/sites/{met.other_site}/people/{met.person}").status_code == 404
    assert met.charlie.post(f"/sites/{met.other_site}/people", data={"person": MARK}).status_code == 422


def test_a_guides_numbers_say_which_people_engaged_on_the_screen_and_as_csv(met):
    page = read(met.alice.get(f"/guides/{met.guide}/numbers"))
    (row,) = page.select("#people-list tbody tr")
    assert [cell.text.strip() for cell in row.select("td")][:2] == ["1", ""]
    assert f"harbour, {MARK}" in row.text or f"{MARK}, harbour" in row.text
    assert "Completed" in row.text
    (told,) = csv.DictReader(io.StringIO(met.alice.get(f"/guides/{met.guide}/people.csv").text))
    assert told["attribute plan"] == "harbour"
    assert (told["started"], told["completed"], told["dismissed"], told["steps"]) == ("1", "1", "0", "1")
    whole = read(met.alice.get(f"/guides/{met.guide}/people?did=dismissed"))
    assert "Nobody in this period" in whole.select_one("#people-list").text
    met.alice.delete(f"/sites/{met.site}/identified-mode")
    assert "people-list" not in met.alice.get(f"/guides/{met.guide}/numbers").text
    assert met.alice.get(f"/guides/{met.guide}/people").status_code == 404


def test_a_formula_in_an_attribute_is_a_text_in_a_spreadsheet(met):
    with met.writing() as session:
        site, guide = session.get_one(Site, met.site), session.get_one(Guide, met.guide)
        engaged(session, site, guide, NOW, "other", {"plan": "=cmd()"})
    plans = [row["attribute plan"] for row in csv.DictReader(io.StringIO(met.alice.get(f"/guides/{met.guide}/people.csv").text))]
    assert sorted(plans) == ["'=cmd()", "harbour"]


def test_a_person_is_found_by_their_id_which_is_in_no_address_and_not_kept(met):
    found = met.alice.post(f"/sites/{met.site}/people", data={"person": MARK})
    assert found.headers["location"] == f"/sites/{met.site}/people/{met.person}"
    refused = read(met.alice.post(f"/sites/{met.site}/people", data={"person": "nobody"}), 422)
    assert "Nothing is stored about a person with this id" in refused.text


def test_promise_m2_a_visitors_rights_are_served_by_the_screen(met):
    here = f"/sites/{met.site}/people/{met.person}"
    copy = met.alice.post(f"{here}/copies")
    packed = zipfile.ZipFile(io.BytesIO(copy.content))
    assert set(packed.namelist()) >= {"summary.txt", "everything.json", "csv/visitor_attributes.csv", "csv/engagements.csv"}
    tables = json.loads(packed.read("everything.json"))["tables"]
    assert {one["name"]: one["value"] for one in tables["visitor_attributes"]["rows"]} == {
        "plan": "harbour",
        "mail": MARK,
    }
    assert {one["guide"] for one in tables["engagements"]["rows"]} == {"Welcome"}

    assert ">Lift<" in met.alice.post(f"{here}/restriction", headers=PART).text
    assert met.person[:8] not in met.alice.get(f"/guides/{met.guide}/numbers").text, "who is restricted is in no list"
    assert ">Lift<" not in met.alice.delete(f"{here}/restriction", headers=PART).text
    assert ">Undo<" in met.alice.post(f"{here}/objection", headers=PART).text
    assert ">Undo<" not in met.alice.delete(f"{here}/objection", headers=PART).text

    corrected = met.alice.put(here, data={"attribute-0": "marina", "attribute-1": ""}, headers=PART)
    assert "Saved" in corrected.text
    with met.writing() as session:
        assert [one.value for one in session.scalars(select(VisitorAttribute))] == ["marina"]

    asked = read(met.alice.post(f"{here}/erasure", headers=PART))
    receipt = asked.select_one(".note a")["href"].removeprefix("http://cairn.test")
    assert "Will be erased" in read(met.nobody.get(receipt)).text
    assert met.alice.post(f"{here}/erasure", headers=PART).status_code == 422
    assert "1 erasure is planned" in read(met.alice.get(f"/sites/{met.site}/people")).text
    assert "Erase" in met.alice.delete(f"{here}/erasure", headers=PART).text
    with met.writing() as session:
        assert session.scalars(select(VisitorErasure)).all() == []
        notes = " ".join(one.sentence for one in AuditEntry.newest(session, 1))
        assert "a person was corrected" in notes
        assert not any(word in notes for word in (MARK, met.person, met.person[:8])), "the log outlasts them"


def test_promise_m2_an_objection_of_somebody_of_whom_nothing_is_stored_is_recorded_on_the_screen(met):
    found = read(met.alice.post(f"/sites/{met.site}/people", data={"person": "newcomer"}), 422)
    (form,) = found.select(f"form[action='/sites/{met.site}/objections']")
    person = met.alice.post(form["action"], data={"person": form.select_one("[name=person]")["value"]}).headers["location"]
    shown = read(met.alice.get(person))
    assert "Engaged with nothing" in shown.text
    assert "Nothing more is recorded about this person" in shown.text
    with met.writing() as session:
        engaged(session, session.get_one(Site, met.site), session.get_one(Guide, met.guide), NOW, "newcomer", {"plan": "gold"})
    assert "Engaged with nothing" in read(met.alice.get(person)).text
    assert "gold" not in met.alice.get(f"/guides/{met.guide}/numbers").text
    assert met.alice.post(f"/sites/{met.site}/objections", data={"person": ""}).status_code == 422
    assert met.bob.post(f"/sites/{met.site}/objections", data={"person": "x"}).status_code == 403
    assert met.charlie.post(f"/sites/{met.site}/objections", data={"person": "x"}).status_code == 404


@pytest.mark.one_engine
def test_a_cairn_says_how_long_it_keeps_people(database, tmp_path):
    desk = Desk(database, tmp_path, CAIRN_RETENTION_VISITOR_DAYS="45")
    assert "45 days after" in desk.alice.get(f"/sites/{desk.site}/identified-mode").text
    assert "45 days after they last engaged" in desk.nobody.get("/privacy").text


@pytest.mark.one_engine
def test_the_list_of_people_says_which_right_of_theirs_is_used(met):
    address = f"/sites/{met.site}/people"

    def said():
        badge = read(met.alice.get(address)).select_one("#person-finder tbody .badge")
        return badge.text if badge else ""

    assert said() == ""
    for right, words in (("restriction", "Restricted"), ("objection", "Objected"), ("erasure", "Erasure planned")):
        assert met.alice.post(f"{address}/{met.person}/{right}", headers=PART).status_code == 200
        assert said() == words
