"""An export, imported: into where it came from, into an empty Cairn, and beside somebody else's."""

import json

import pytest

from models.account import Organisation
from models.guide import Guide, Publication
from models.guide.exchange.site_export import export
from models.guide.exchange.site_import import SiteImport
from models.guide.exchange.site_reader import read_export
from models.guide.guide_file import GuideFile
from models.guide.guide_label import put_labels
from models.guide.kept_step import KeptStep
from models.guide.rules.condition_group import Group
from models.guide.segment import Segment
from models.release.publish import publish
from models.site import Site
from models.site.picture import Picture, cleaned
from models.site.picture_address import address_of
from models.site.site_attribute import SiteAttribute
from models.site.theme import Theme
from models.site.theme_document import Look
from models.support.json_reader import Faults, Reader
from tests.models.site.test_picture import png
from tests.support.databases import everything
from tests.support.people import NOW, settle, tour
from tests.web.api.program import guide_json


def furnish(session, person):
    """A site with one of everything, whose parts name each other."""
    site, member = session.merge(person.site), session.merge(person.member)
    SiteAttribute.declare(session, site, "plan", "text", "free or pro", NOW)
    picture = Picture.keep(session, site, cleaned(png()), member, NOW, alt="A boat")
    address = address_of(site.key, picture.name)
    first = tour(session, person, "First")
    rule = {"match": "all", "conditions": [{"subject": "guide", "name": first.key, "operator": "completed"}]}
    segment = Segment.create(session, site, "Been there", Group.read(Reader.of(rule)), member, NOW)
    Theme.create(session, site, "Brand", Look(), member, NOW)
    logo = Look.read({"logo": {"address": address, "width": 40, "height": 40}})
    theme = Theme.create(session, site, "Logo", logo, member, NOW)
    step = {**guide_json()["steps"][0], "body": f'<p><img src="{address}" alt="A boat" width="1" height="1"></p>'}
    step["buttons"] = [{"label": "Again", "action": {"type": "guide", "guide": first.key}}]
    file = GuideFile.read(guide_json("Second", steps=[step], theme=theme.key, rules={"segments": [segment.key]}))
    second = Guide.create(session, site, file.name, file.kind, file.document, member, NOW)
    second.archive(NOW)
    put_labels(first, ["Onboarding", "Über & mehr"])
    KeptStep.keep(session, site, "A boat", second.document, second.document.steps[0], member, NOW)
    site.zone, site.budget, site.staging_hosts = "Europe/Berlin", 3, ["staging.acme.example"]
    session.flush()
    return site


def exported(session, site):
    return json.loads(json.dumps(export(session, [site])))


def put(session, person, document):
    organisation = session.get_one(Organisation, person.organisation.id)
    work = SiteImport(session, organisation, session.merge(person.member), NOW)
    work.put_all(read_export(document))
    session.flush()
    return dict(work.report)


def test_promise_m9_importing_an_export_changes_nothing(database, alice):
    with database.writing() as session:
        document = exported(session, furnish(session, alice))
    before = everything(database)
    with database.writing() as session:
        assert put(session, alice, document) == {}
    assert everything(database) == before


def test_promise_m9_an_export_imported_into_an_empty_cairn_is_the_same_export_and_nothing_is_live(databases, database, alice):
    with database.writing() as session:
        site = furnish(session, alice)
        first = session.query(Guide).filter_by(name="First").one()
        publish(session, first, seen="", by=session.merge(alice.member), now=NOW)
        document = exported(session, site)
    with databases.fresh() as other:
        there = settle(other).alice
        with other.writing() as session:
            made = put(session, there, document)
            assert made == {"sites made": 1, "sites changed": 1, "attributes made": 1, "segments made": 1, "themes made": 2,
                            "guides made": 2, "pictures made": 1, "kept steps made": 1}  # fmt: skip
            assert exported(session, session.query(Site).filter_by(key=document["sites"][0]["key"]).one()) == document
            assert session.query(Publication).count() == 0


def test_keys_of_another_organisation_are_not_touched_and_named_anew(database, alice, charlie):
    with database.writing() as session:
        site = furnish(session, alice)
        document = exported(session, site)
    before = {table: set(rows) for table, rows in everything(database).items()}
    with database.writing() as session:
        put(session, charlie, document)
        copy_ = session.query(Site).filter_by(organisation_id=charlie.organisation.id, name=document["sites"][0]["name"]).one()
        there = exported(session, copy_)["sites"][0]
    after = everything(database)
    assert not {table: rows - after[table] for table, rows in before.items() if rows - after[table]}
    mine, text = document["sites"][0], json.dumps(there)
    keys = [mine["key"], *(one["key"] for name in ("segments", "themes", "guides") for one in mine[name])]
    assert [key for key in keys if key in text] == []
    guides = {one["guide"]["name"]: one for one in there["guides"]}
    second = guides["Second"]["guide"]
    assert second["steps"][0]["buttons"][0]["action"]["guide"] == guides["First"]["key"]
    assert second["rules"]["segments"] == [there["segments"][0]["key"]]
    assert there["segments"][0]["rule"]["conditions"][0]["name"] == guides["First"]["key"]
    assert second["theme"] == there["themes"][1]["key"]
    assert address_of(there["key"], there["pictures"][0]["name"]) in second["steps"][0]["body"]
    assert there["kept_steps"][0]["document"]["steps"] == second["steps"]


def test_what_the_file_says_otherwise_is_changed_and_the_rest_stays(database, alice):
    with database.writing() as session:
        document = exported(session, furnish(session, alice))
        part = document["sites"][0]
        part["guides"][0]["guide"]["steps"][0]["title"] = "Changed"
        part["themes"][0]["look"]["radius"] = 1
        for name in ("segments", "attributes", "pictures"):
            del part[name]
        assert put(session, alice, document) == {"guides changed": 1, "themes changed": 1}
        assert session.query(Segment).count() == session.query(Picture).count() == 1
        first = session.query(Guide).filter_by(name="First").one()
        assert (first.document.steps[0].title, first.can_undo()) == ("Changed", "Imported")


def test_every_fault_among_a_hundred_guides_is_said_and_nothing_is_imported(database, alice):
    with database.writing() as session:
        document = exported(session, furnish(session, alice))
    before = everything(database)
    part = document["sites"][0]
    part["guides"] = [{"key": f"g-{number}", "archived": False, "guide": guide_json(f"G {number}")} for number in range(100)]
    part["guides"][57]["guide"]["steps"][0]["width"] = 9
    part["themes"][1]["look"]["mode"] = "neon"
    part["pictures"][0]["data"] = "PHN2Zz4="
    part["attributes"].append(part["attributes"][0])
    part["colour"] = "red"
    with pytest.raises(Faults) as caught:
        read_export({**document, "format": 2})
    assert {path for path, _ in caught.value.faults} == {
        "format",
        "sites[0].colour",
        "sites[0].guides[57].guide.steps[0].width",
        "sites[0].themes[1].look.mode",
        "sites[0].pictures[0].data",
        "sites[0].attributes[1].name",
    }
    assert everything(database) == before


def test_what_stands_against_it_here_is_said_at_its_place(database, alice):
    with database.writing() as session:
        site = furnish(session, alice)
        document = exported(session, site)
        publish(session, session.query(Guide).filter_by(name="First").one(), seen="", by=session.merge(alice.member), now=NOW)
        part = document["sites"][0]
        part["guides"][0]["archived"] = True
        part["guides"][1]["guide"]["kind"] = "hotspots"
        part["segments"][0]["key"] = "s-other"
        part["themes"][1]["key"] = "t-other"
        with pytest.raises(Faults) as caught:
            put(session, alice, document)
        assert [path for path, _ in caught.value.faults] == [
            "sites[0].segments[0].name",
            "sites[0].themes[1].name",
            "sites[0].guides[0].archived",
            "sites[0].guides[1].guide.kind",
        ]
        session.rollback()


@pytest.mark.one_engine
def test_a_new_site_needs_an_address(database, alice):
    with database.writing() as session, pytest.raises(Faults, match="address"):
        put(session, alice, {"format": 1, "kind": "cairn", "sites": [{"name": "Nowhere"}]})
