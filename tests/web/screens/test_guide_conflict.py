"""Two people change the same of one guide: the second sees both, nothing is overwritten, and keeping one's own is one press."""

from dataclasses import replace

import pytest

from models.guide import Guide
from tests.web.desk import NOW, PART, read

pytestmark = pytest.mark.one_engine


@pytest.fixture
def by_bob(desk):
    """Does something to the guide as Bob."""

    def does(change):
        with desk.database.writing() as session:
            change(session.get_one(Guide, desk.guide), desk.member(session, "bob"))

    return does


def kept(conflict):
    """What *Keep mine* sends, and where."""
    form = conflict.select_one("form")
    return form["action"], {one["name"]: one["value"] for one in form.select("[type=hidden]")}


def said(answer, place):
    """The choice that was put before them: who, theirs and mine."""
    found = read(answer, 409).select_one(f"#{place}")
    mine, theirs = (one.text for one in found.select("dd"))
    return found, found.select_one("p").text.partition(" changed")[0], mine, theirs


def test_a_guide_that_somebody_else_renamed_meanwhile_is_renamed_only_by_choice(desk, by_bob):
    by_bob(lambda guide, bob: guide.rename("Boats of Bob", bob, NOW))
    typed = {"name": "Boats of Alice", "seen": "Welcome"}
    page = read(desk.alice.post(f"/guides/{desk.guide}", data=typed), 409)
    assert page.select_one("#guide-name-field")["value"] == "Boats of Alice"
    late = desk.alice.post(f"/guides/{desk.guide}", data=typed, headers=PART)
    conflict, who, mine, theirs = said(late, "guide-name-conflict")
    assert (who, mine, theirs) == ("Bob", "Boats of Alice", "Boats of Bob")
    assert desk.find_guide(desk.guide).name == "Boats of Bob"
    address, values = kept(conflict)
    renamed = read(desk.alice.post(address, data=values, headers=PART))
    assert desk.find_guide(desk.guide).name == renamed.select_one("[name=seen]")["value"] == "Boats of Alice"


def test_two_who_want_the_same_name_do_not_dispute(desk, by_bob):
    by_bob(lambda guide, bob: guide.rename("Boats", bob, NOW))
    assert desk.alice.post(f"/guides/{desk.guide}", data={"name": "Boats", "seen": "Welcome"}, headers=PART).status_code == 200


def test_a_language_that_somebody_else_chose_meanwhile_is_not_overwritten(desk, by_bob):
    by_bob(lambda guide, bob: guide.edit(guide.document.with_language("fr"), "French", bob, NOW))
    late = desk.alice.put(f"/guides/{desk.guide}/language", data={"language": "de", "seen": "en"}, headers=PART)
    conflict, who, mine, theirs = said(late, "language-conflict")
    assert (who, mine, theirs) == ("Bob", "German", "French")
    assert read(late, 409).select_one("#own-language [selected]")["value"] == "de"
    assert desk.alice.post(f"/guides/{desk.guide}/language", data={"language": "de", "seen": "en"}).status_code == 409
    address, values = kept(conflict)
    desk.alice.put(address, data=values, headers=PART)
    with desk.database.reading() as session:
        assert session.get_one(Guide, desk.guide).document.language == "de"


def test_steps_that_somebody_else_moved_meanwhile_are_not_moved_back(desk, by_bob):
    def three(guide, bob):
        [step] = guide.document.steps
        steps = tuple(replace(step, id=f"s{title}", title=title) for title in "ABC")
        guide.edit(replace(guide.document, steps=steps), "Three", bob, NOW)

    def order():
        with desk.database.reading() as session:
            return "".join(step.title for step in session.get_one(Guide, desk.guide).document.steps)

    def move(wanted, seen):
        asked = {"order": ",".join(f"s{title}" for title in wanted), "seen": ",".join(f"s{title}" for title in seen)}
        return desk.alice.put(f"/guides/{desk.guide}/order", data={**asked, "chosen": "sA"}, headers=PART)

    by_bob(three)
    by_bob(lambda guide, bob: guide.edit(guide.document.in_order(["sC", "sA", "sB"]), "Moved", bob, NOW))
    late = move("BAC", "ABC")
    conflict, who, mine, theirs = said(late, "order-conflict")
    assert (who, mine, theirs, order()) == ("Bob", "B, A, C", "C, A, B", "CAB")
    assert move("CAB", "ABC").status_code == 200, "both moved the same"
    address, values = kept(conflict)
    assert values["chosen"] == "sA"
    assert desk.alice.put(address, data=values, headers=PART).status_code == 200
    assert order() == "BAC"
    by_bob(lambda guide, bob: guide.edit(guide.document.without_step("sA"), "Removed", bob, NOW))
    assert move("CBA", "BAC").status_code == 200, "one less, in the same order"
    assert order() == "CB"
