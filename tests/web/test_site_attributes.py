from dataclasses import replace

from models.guide import Guide
from models.guide.rules import Group
from models.guide.segment import Segment
from models.site import Site
from models.support.json_reader import Reader
from tests.web.desk import NOW, PART, read


def declare(desk, status=200, **fields):
    url = f"/sites/{desk.site}/attributes"
    return read(
        desk.alice.post(url, data={"name": "plan", "type": "text", "note": "free or pro", **fields}, headers=PART), status
    )


def test_attributes_are_declared_by_name_and_type(desk):
    assert "cairn.set" in read(desk.bob.get(f"/sites/{desk.site}/attributes")).text
    page = declare(desk)
    assert [cell.text for cell in page.select("tbody td")][:3] == ["plan", "text", "free or pro"]
    assert page.select_one("#attribute-name")["value"] == ""


def test_what_cannot_be_declared_is_refused_and_stays_typed(desk):
    declare(desk)
    for name, sentence in (("plan", "declared already"), ("", "Enter the attribute"), ("__proto__", "No page can set")):
        page = declare(desk, 422, name=name)
        assert sentence in page.select_one("#attribute-problem").text
        assert page.select_one("#attribute-name")["value"] == name
        assert page.select_one("#attribute-note")["value"] == "free or pro"
    assert declare(desk, 422, name="x", type="object").select_one("#attribute-problem")


def test_a_declaration_is_taken_away(desk):
    row = declare(desk).select_one("tbody tr")["id"].removeprefix("attribute-")
    page = read(desk.alice.delete(f"/sites/{desk.site}/attributes/{row}", headers=PART))
    assert not page.select("tbody tr")


def test_strangers_and_reviewers_declare_nothing(desk):
    row = declare(desk).select_one("tbody tr")["id"].removeprefix("attribute-")
    assert desk.charlie.get(f"/sites/{desk.site}/attributes").status_code == 404
    assert desk.charlie.post(f"/sites/{desk.site}/attributes", data={"name": "x"}).status_code == 404
    assert desk.charlie.delete(f"/sites/{desk.site}/attributes/{row}").status_code == 404
    assert desk.charlie.delete(f"/sites/{desk.other_site}/attributes/{row}").status_code == 404
    assert desk.bob.post(f"/sites/{desk.site}/attributes", data={"name": "x"}).status_code == 403
    assert desk.bob.delete(f"/sites/{desk.site}/attributes/{row}").status_code == 403


def test_an_attribute_says_which_guides_and_segments_use_it(desk):
    free = {"subject": "attribute", "name": "plan", "operator": "equals", "value": "free"}
    declare(desk)
    declare(desk, name="name")
    with desk.writing() as session:
        guide, alice = session.get_one(Guide, desk.guide), desk.member(session, "alice")
        (step,) = guide.document.steps
        edited = guide.document.with_step(replace(step, body="<p>Hi, <strong>{{ name | there }}</strong>.</p>"))
        guide.edit(edited, "Greeted", alice, NOW)
        group = Group.read(Reader.of({"match": "all", "conditions": [free]}))
        segment = Segment.create(session, session.get_one(Site, desk.site), "Free plan", group, alice, NOW).id
    name, plan = read(desk.bob.get(f"/sites/{desk.site}/attributes")).select('tbody [data-label="Used in"]')
    assert [(one.text, one["href"]) for one in name.select("a")] == [("Welcome", f"/guides/{desk.guide}")]
    assert [(one.text, one["href"]) for one in plan.select("a")] == [("Free plan", f"/sites/{desk.site}/segments/{segment}")]
    assert "Nothing yet" in declare(desk, name="seats").text
