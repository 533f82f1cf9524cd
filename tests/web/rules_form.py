"""The form of *When it shows* as a browser would send it."""

from models.guide import Guide
from models.guide.rules import Group
from models.guide.segment import Segment
from models.site import Site
from models.support.json_reader import Reader
from tests.web.desk import NOW, PART, read

FREE = {
    "segment.match": "all",
    "segment.conditions[0].subject": "attribute",
    "segment.conditions[0].name": "plan",
    "segment.conditions[0].operator": "equals",
    "segment.conditions[0].value[0]": "free",
}


def form(desk, page=None):
    """What the form would send now, as a browser reads it from the page."""
    page = page or read(desk.alice.get(f"/guides/{desk.guide}/rules"))
    sent = {}
    for field in page.select("#rules-form [name]"):
        if field.name == "select":
            chosen = field.select_one("option[selected]") or field.select_one("option")
            sent[field["name"]] = chosen["value"]
        elif field.name == "input" and (field.get("type") not in {"checkbox", "radio"} or field.has_attr("checked")):
            sent[field["name"]] = field.get("value", "")
    return sent


def save(desk, status=200, *, page=None, fields=None, **pressed):
    sent = {**form(desk, page), **(fields or {}), **pressed}
    answer = desk.alice.put(f"/guides/{desk.guide}/rules", data=sent, headers=PART)
    return read(answer, status)


def rules(desk):
    with desk.database.reading() as session:
        return session.get_one(Guide, desk.guide).document.rules


def add_segment(desk, name="Second visit", **condition):
    given = {"subject": "visits", "operator": "at_least", "value": 2, **condition}
    group = Group.read(Reader.of({"match": "all", "conditions": [given]}))
    with desk.writing() as session:
        site = session.get_one(Site, desk.site)
        return Segment.create(session, site, name, group, desk.member(session, "alice"), NOW).key
