from datetime import date

from sqlalchemy import update

from models.event.named_step import NamedStep, NamedSteps
from models.guide import Version
from models.release.shown_version import ShownVersion
from models.release.wire_format import NAME

DAY = date(2026, 11, 24)
FIRST = NamedStep(1, 1, "Save here")


def named(session, live):
    return NamedSteps(session, live.guide.id, "Europe/Berlin")


def test_a_step_is_known_by_the_version_that_the_player_names(live):
    with live.database.reading() as session:
        steps = named(session, live)
        assert steps.step(live.version[:NAME], "s1") == steps.step(live.version, "s1") == FIRST
        assert steps.step(live.version, "") == NamedStep()
        assert steps.version(live.version[:NAME]).title == "Version of 24 Nov 2026, 11:00", "by the organisation's clock"


def test_what_an_earlier_cairn_showed_last_is_numbered_by_its_places(live):
    with live.database.writing() as session:
        session.execute(update(ShownVersion).values(numbers=None))
    with live.database.reading() as session:
        assert named(session, live).step(live.version, "s1") == FIRST


def test_of_a_version_that_is_not_there_or_can_not_be_read_the_step_keeps_its_number(live):
    with live.database.writing() as session:
        assert named(session, live).step("b" * NAME, "s1") == NamedStep(1)
        session.execute(update(Version).values(document="{"))
    with live.database.reading() as session:
        assert named(session, live).step(live.version, "s1") == NamedStep(1)
