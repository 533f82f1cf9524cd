"""Which guides can want the same page at the same moment, and which of them shows first."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import combinations

from models.guide.rules.condition_group import Group
from models.guide.rules.contradictions import covers, impossible
from models.guide.rules.page_rule import Pages
from models.guide.rules.pattern_overlap import may_meet
from models.guide.rules.precedence import precedence
from models.guide.rules.rules import Rules


@dataclass(frozen=True)
class Contender:
    """A live guide of a site and environment; `exempt` when the budget leaves it alone (see `rule_defaults`)."""

    key: str
    name: str
    kind: str
    priority: int
    created: datetime
    rules: Rules
    exempt: bool = False


@dataclass(frozen=True)
class Competition:
    winner: Contender
    loser: Contender
    sentence: str


def competitions(contenders: Sequence[Contender], budget: int = 1) -> list[Competition]:
    """Every pair of tours that start by themselves and may both be due on some page for some visitor, the winner first.

    `budget` is the site's number of automatic tours per visitor and day, 0 for no limit.
    """
    ranked = sorted(contenders, key=rank)
    tours = [one for one in ranked if one.kind == "tour" and one.rules.trigger.automatic]
    return [
        Competition(one, other, _sentence(one, other, budget)) for one, other in combinations(tours, 2) if compete(one, other)
    ]


def competitions_of(guide: Contender, others: Iterable[Contender], budget: int = 1) -> list[Competition]:
    """The same for one guide and each of the others."""
    return [found for other in others if other.key != guide.key for found in competitions((guide, other), budget)]


def rank(contender: Contender) -> tuple[int, str, str]:
    return precedence(contender.priority, contender.created.isoformat(), contender.key)


def compete(one: Contender, other: Contender) -> bool:
    """Whether both may be due at once: their pages meet, somebody may be in both segments, their schedules overlap."""
    return (
        _pages_meet(one.rules.pages, other.rules.pages)
        and _people_meet(one.rules, other.rules)
        and _times_meet(one.rules, other.rules)
    )


def _pages_meet(one: Pages, other: Pages) -> bool:
    excluded = (*one.exclude, *other.exclude)
    wanted = [[rule for rule in pages.include if not any(covers(no, rule) for no in excluded)] for pages in (one, other)]
    if any(pages.include and not left for pages, left in zip((one, other), wanted, strict=True)):
        return False
    return not all(wanted) or any(may_meet(a, b) for a in wanted[0] for b in wanted[1])


def _people_meet(one: Rules, other: Rules) -> bool:
    groups = tuple(group for group in (one.segment, other.segment) if group)
    flat = [condition for group in groups if group.match == "all" for condition in group.conditions]
    return not impossible(Group("all", (*flat, *(group for group in groups if group.match == "any"))), {})


def _times_meet(one: Rules, other: Rules) -> bool:
    if not one.schedule or not other.schedule or one.schedule.zone != other.schedule.zone:
        return True
    starts = max(one.schedule.start, other.schedule.start)
    return all(not schedule.until or starts < schedule.until for schedule in (one.schedule, other.schedule))


def _sentence(winner: Contender, loser: Contender, budget: int) -> str:
    if winner.priority != loser.priority:
        why = f"its priority is higher ({winner.priority} over {loser.priority})"
    elif winner.created == loser.created:
        why = "they are as old, and its public name comes first in the alphabet"
    else:
        clock = "%Y-%m-%d" if winner.created.date() != loser.created.date() else "%Y-%m-%d %H:%M:%S"
        why = f"it is older ({winner.created:{clock}} before {loser.created:{clock}})"
    unlimited = winner.exempt or loser.exempt or not budget
    wait = "once that has ended" if unlimited or budget > 1 else "on another day"
    return f'"{winner.name}" shows before "{loser.name}" where both are due: {why}. "{loser.name}" waits and shows {wait}.'
