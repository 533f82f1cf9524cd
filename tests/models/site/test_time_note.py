from datetime import date

import pytest

from models.site.time_note import BadNote, TimeNote
from tests.support.people import NOW


@pytest.fixture
def note(database, alice):
    with database.writing() as session:
        by = session.merge(alice.member)
        return TimeNote.write(session, session.merge(alice.site), "2026-11-24", "  Winter\n sale ", by, NOW).id


def test_a_note_stands_on_its_day_for_its_site_only(database, alice, charlie, note):
    with database.reading() as session:
        asked = session, alice.organisation.id, [alice.site.id]
        [found] = TimeNote.between(*asked, date(2026, 11, 24), date(2026, 11, 24))
        assert (found.id, found.words, found.edited_by.name) == (note, "Winter sale", "Alice")
        assert TimeNote.between(*asked, date(2026, 11, 25), date(2026, 11, 30)) == []
        assert TimeNote.between(session, charlie.organisation.id, [alice.site.id], date(2026, 11, 1), date(2026, 11, 30)) == []
        assert TimeNote.find(session, charlie.site, note) is None


@pytest.mark.parametrize(
    ("day", "words", "sentence"),
    [
        ("never", "Sale", "has to be one like 2026-11-24"),
        ("1999-01-01", "Sale", "from 2020-01-01"),
        ("2026-11-24", " \n ", "Write what happened"),
        ("2026-11-24", "x" * 201, "at most 200 characters"),
    ],
)
def test_a_note_that_can_not_be_kept_says_why_and_changes_nothing(database, alice, note, day, words, sentence):
    with database.writing() as session:
        found = session.get_one(TimeNote, note)
        with pytest.raises(BadNote, match=sentence):
            found.change(day, words, session.merge(alice.member), NOW)
        assert (found.words, found.day) == ("Winter sale", date(2026, 11, 24))


def test_the_state_of_notes_changes_with_each_of_them(database, alice, note):
    def state():
        with database.reading() as session:
            return TimeNote.state(session, [alice.site.id])

    states = [state()]
    with database.writing() as session:
        session.get_one(TimeNote, note).change("2026-11-25", "Sale", session.merge(alice.member), NOW.replace(hour=12))
    states.append(state())
    with database.writing() as session:
        session.delete(session.get_one(TimeNote, note))
    states.append(state())
    assert len(set(states)) == 3
