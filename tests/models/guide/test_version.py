from models.guide import Version, compile_guide
from tests.support.people import NOW, tour


def test_what_was_frozen_for_a_publication_that_was_refused_can_be_frozen_again(database, alice):
    with database.writing() as session:
        guide, by = tour(session, alice), session.merge(alice.member)
        with session.begin_nested() as part:
            gone = Version.freeze(session, guide, compile_guide(guide), by, NOW)
            name = gone.hash
            part.rollback()
        assert session.get(Version, (guide.id, name)) is None
        assert Version.freeze(session, guide, compile_guide(guide), by, NOW).hash == name
