from datetime import timedelta

from sqlalchemy import select

from models.guide.guide_presence import GONE_AFTER, KEPT_FOR, GuidePresence
from tests.support.people import NOW, tour


def test_who_has_a_guide_open_is_known_for_as_long_as_their_browser_says_so(database, alice, bob):
    with database.writing() as session:
        guide = tour(session, alice)
        other = tour(session, alice, "Another")
        hers, his = session.merge(alice.member), session.merge(bob.member)

        def tell(by, later=timedelta(0), what=guide):
            return [(one.member.name, one.opened_at) for one in GuidePresence.tell(session, what, by, NOW + later)]

        assert tell(hers) == []
        assert tell(hers) == []
        assert tell(his) == [("Alice", NOW)]
        assert tell(his, what=other) == []
        half = GONE_AFTER / 2
        assert tell(hers, half) == [("Bob", NOW)]
        assert tell(his, GONE_AFTER + half / 2) == [("Alice", NOW)]
        back = GONE_AFTER * 4
        assert tell(hers, back) == []
        assert tell(his, back) == [("Alice", NOW + back)]
        GuidePresence.forget(session, NOW + back + KEPT_FOR)
        assert len(session.scalars(select(GuidePresence)).all()) == 2
        GuidePresence.forget(session, NOW + back + KEPT_FOR + timedelta(seconds=1))
        assert session.scalars(select(GuidePresence)).all() == []
