"""Examples for the gallery and its test."""

from datetime import date

from components.number_bar.number_query import NumberQuery
from components.people_list import PeopleList
from models.event.engaged_people import DEEDS, EngagedPerson

_NOTHING = dict.fromkeys(DEEDS, 0)
_DAY = date(2026, 11, 24)


def _person(pseudonym: str, attributes: dict[str, str | float | bool], *reached: str, **totals: int) -> EngagedPerson:
    return EngagedPerson(pseudonym * 4, attributes, {**_NOTHING, **totals}, frozenset(reached), _DAY, _DAY, pseudonym)


_PEOPLE = (
    _person("3f9ac120", {"plan": "Harbour", "role": "Harbour master"}, "a", "b", "c", started=1, completed=1),
    _person("77d0e4b1", {"plan": "Donaudampfschifffahrtsgesellschaft", "seats": 12}, "a", started=3, dismissed=3),
    _person("c0ffee00", {}, "a", "b", started=1, left_page=1),
)
EXAMPLES = {
    "beside the figures": PeopleList(1, 1, NumberQuery(), _PEOPLE, 214, {"a": 1, "b": 2, "c": 3}),
    "a page of all of them": PeopleList(1, 1, NumberQuery(days=7), _PEOPLE, 3, {"a": 1, "b": 2, "c": 3}, "", "x", True, True),
    "nobody yet": PeopleList(1, 1, NumberQuery(), (), 0, {"a": 1}),
}
