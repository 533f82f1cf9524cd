from datetime import timedelta

import pytest

from models.guide import Guide, GuideDocument, Step
from models.guide.draft import MOST_DRAFTS, ONE_EDIT
from models.guide.guide_search import GuideSearch
from tests.support.people import NOW, tour


def titled(*titles):
    return GuideDocument(tuple(Step(id=f"s{number}", title=title) for number, title in enumerate(titles)))


@pytest.fixture
def edit(database, alice, bob):
    """Edits Alice's guide, minutes apart, and returns it as the next transaction finds it."""
    with database.writing() as session:
        guide_id = tour(session, alice).id

    def change(title, *, after=1.0, summary="Changed the title", by=alice):
        with database.writing() as session:
            guide = Guide.find(session, alice.organisation.id, guide_id)
            guide.edit(titled(title), summary, session.merge(by.member), NOW + timedelta(minutes=after))
            return guide.draft_number

    def move(number):
        with database.writing() as session:
            guide = Guide.find(session, alice.organisation.id, guide_id)
            moved = guide.move_to_draft(number, session.merge(alice.member), NOW)
            return moved, guide.document.steps[0].title, guide.can_undo(), guide.can_redo()

    change.move = move
    change.bob = bob
    return change


def test_undo_and_redo_move_between_drafts(edit):
    assert [edit("one"), edit("two", after=2)] == [2, 3]
    assert edit.move(2) == (True, "one", "Changed the title", "Changed the title")
    assert edit.move(1) == (True, "Save here", None, "Changed the title")
    assert edit.move(0)[0] is False
    assert edit.move(3) == (True, "two", "Changed the title", None)


def test_an_edit_after_an_undo_drops_what_was_undone(edit):
    edit("one")
    edit("two", after=2)
    edit.move(2)
    assert edit("three", after=3) == 3
    assert edit.move(3) == (True, "three", "Changed the title", None)


def test_quick_edits_of_one_kind_by_one_person_are_one_undo(edit):
    second = 1 / 60
    assert edit("o") == edit("on", after=1 + second) == 2
    assert edit("one", after=1 + 2 * second, summary="Changed the text") == 3
    assert edit("ones", after=1 + 3 * second, summary="Changed the text", by=edit.bob) == 4
    assert edit("onest", after=1 + 4 * second + ONE_EDIT.total_seconds() / 60, summary="Changed the text", by=edit.bob) == 5


def test_an_edit_that_changes_nothing_makes_no_draft(edit):
    assert edit("one") == edit("one", after=5) == 2


def test_the_first_content_is_never_overwritten_by_a_quick_edit(edit):
    edit("one", after=0, summary="Created")
    assert edit.move(1)[1] == "Save here"


def test_old_drafts_are_let_go_of(database, alice):
    with database.writing() as session:
        guide = tour(session, alice)
        member = session.merge(alice.member)
        for number in range(MOST_DRAFTS + 1):
            guide.edit(titled(str(number)), "Changed the title", member, NOW + timedelta(minutes=number))
        session.expire_all()
        assert not guide.move_to_draft(2, member, NOW)
        assert guide.move_to_draft(3, member, NOW)


def test_a_guide_is_found_only_in_its_own_organisation(database, alice, charlie):
    with database.writing() as session:
        guide = tour(session, alice)
        assert Guide.find(session, alice.organisation.id, guide.id) is guide
        assert Guide.find(session, charlie.organisation.id, guide.id) is None
        assert GuideSearch(charlie.organisation.id).found(session) == []


def test_search_takes_every_word_and_no_wildcards(database, alice):
    with database.writing() as session:
        tour(session, alice, "Welcome to boats")
        tour(session, alice, "Welcome to 100 % invoices")
        names = lambda words: [guide.name for guide in GuideSearch(alice.organisation.id, words).found(session)]  # noqa: E731 - reads best here
        assert names("boats WELCOME") == ["Welcome to boats"]
        assert names("%") == ["Welcome to 100 % invoices"]
        assert names("welcome _") == []
        assert len(names("")) == 2


def test_a_copy_has_the_same_content_and_a_key_of_its_own(database, alice):
    with database.writing() as session:
        guide = tour(session, alice)
        copy = guide.duplicate(session.merge(alice.member), NOW)
        assert copy.document == guide.document
        assert copy.key != guide.key
        assert copy.name == "Welcome (copy)"
