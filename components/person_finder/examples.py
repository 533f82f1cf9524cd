"""Examples for the gallery and its test."""

from datetime import UTC, date, datetime

from components.person_finder import PersonFinder

_DUE = datetime(2026, 12, 3, tzinfo=UTC)
EXAMPLES = {
    "off": PersonFinder(1, is_on=False),
    "nobody yet": PersonFinder(1),
    "some": PersonFinder(
        1,
        number=214,
        latest=(("3f9ac120" * 4, date(2026, 11, 24), ""), ("77d0e4b1" * 4, date(2026, 11, 20), "Erasure planned")),
        due=(_DUE,),
    ),
    "not found": PersonFinder(1, typed="user-4711", problem="Nothing is stored about a person with this id.", may_object=True),
}
