"""Which people engaged with a guide, of a site in identified mode."""

from collections.abc import Mapping
from dataclasses import dataclass

from components import Component
from components.number_bar.number_query import NumberQuery
from models.event.engaged_people import EngagedPerson
from models.support.day_words import in_words

DID = {
    "": "Everybody",
    "completed": "Completed",
    "dismissed": "Dismissed",
    "left_page": "Left page",
    "target_missing": "Target missing",
}
SHORT = 8
"""Digits by which a pseudonym is told from others on a screen."""


@dataclass(frozen=True)
class PeopleList(Component):
    """`steps` is each step's number by its id; `following` the cursor of the next page. `is_whole` on the screen that has all of
    them, page by page.
    """

    guide_id: int
    site_id: int
    query: NumberQuery
    people: tuple[EngagedPerson, ...]
    number: int
    steps: Mapping[str, int]
    did: str = ""
    following: str = ""
    is_whole: bool = False
    may_manage: bool = False

    @property
    def choices(self) -> Mapping[str, str]:
        return DID

    def link(self, **more: str) -> str:
        """What stands behind the address of the screen with all of them."""
        asked = "&".join(f"{name}={value}" for name, value in more.items() if value)
        link = self.query.link()
        return f"{link}{'&' if asked and not link.endswith('?') else ''}{asked}"

    def heading(self, person: EngagedPerson) -> str:
        return ", ".join(str(value) for value in person.attributes.values()) or f"Person {person.pseudonym[:SHORT]}"

    def quiet(self, person: EngagedPerson) -> str:
        names = ", ".join(person.attributes)
        return f"{names} · {person.pseudonym[:SHORT]}" if names else "no attributes"

    def came(self, person: EngagedPerson) -> str:
        """How far."""
        numbers = [self.steps[step] for step in person.reached if step in self.steps]
        return f"Step {max(numbers)} of {len(self.steps)}" if numbers else ""

    def ended(self, person: EngagedPerson) -> list[str]:
        return [_often(words, person.totals[name]) for name, words in DID.items() if name and person.totals[name]]

    def last(self, person: EngagedPerson) -> str:
        return in_words(person.last_day)


def _often(words: str, number: int) -> str:
    return words if number == 1 else f"{words} {number:,} times"
