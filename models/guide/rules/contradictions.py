"""Rules that can't hold together: said when they are saved, so that no guide waits for a visitor who cannot exist."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from models.guide.rules.condition import Condition
from models.guide.rules.condition_clash import clash
from models.guide.rules.condition_group import Group
from models.guide.rules.condition_words import Names, clause
from models.guide.rules.page_rule import PageRule
from models.guide.rules.rules import Rules


@dataclass(frozen=True)
class Contradiction:
    """`never`: the guide can never show. Otherwise a part of its rules can never matter."""

    path: str
    sentence: str
    never: bool = True


def contradictions(rules: Rules, kind: str = "tour", key: str = "", names: Names | None = None) -> list[Contradiction]:
    """Everything in a guide's rules that contradicts itself; `key` is its own public id, `names` are guides' names by theirs."""
    return [*_pages(rules), *_segment(rules, key, names or {}), *_timing(rules, kind)]


def _pages(rules: Rules) -> Iterator[Contradiction]:
    include, exclude = rules.pages.include, rules.pages.exclude
    covered = [next((other for other in exclude if covers(other, rule)), None) for rule in include]
    for index, other in enumerate(covered):
        if other is not None:
            sentence = f'The excluded {other.part} "{other.value}" takes away every page of "{include[index].value}".'
            yield Contradiction(f"pages.include[{index}]", sentence, never=None not in covered)


def covers(rule: PageRule, other: PageRule) -> bool:
    """Whether every page that `other` matches is certainly matched by `rule`."""
    if rule == other:
        return True
    if rule.part != other.part or rule.strict or other.strict or other.operator not in {"equals", "starts_with"}:
        return False
    value, whole = other.value.removesuffix("/"), other.operator == "equals"
    return {
        "equals": whole and value == rule.value.removesuffix("/"),
        "starts_with": f"{value}/".startswith(rule.value) if whole else other.value.startswith(rule.value),
        "contains": rule.value in other.value,
        "ends_with": whole and value.endswith(rule.value.removesuffix("/")),
        "pattern": rule.value in {"*", "/*"},
    }.get(rule.operator, False)


def _segment(rules: Rules, key: str, names: Names) -> Iterator[Contradiction]:
    group = rules.segment
    if group is None:
        return
    reason = impossible(group, names)
    if reason:
        yield Contradiction("segment", f"Nobody can match this segment: {reason}.")
    else:
        yield from _idle_parts(group, names)
    needed = group.leaves() if group.match == "all" else iter(())
    for condition in needed:
        about_itself = condition.subject == "guide" and condition.name == key and key and not condition.negated
        if about_itself and rules.trigger.automatic:
            yield Contradiction("segment", f"It shows only to visitors {clause(condition, names)}, which is this guide itself.")


def _idle_parts(group: Group, names: Names) -> Iterator[Contradiction]:
    """Inner groups and alternatives that nobody can be in, although others can."""
    for index, one in enumerate(group.conditions):
        reason = impossible(one, names) if isinstance(one, Group) else None
        if reason:
            yield Contradiction(f"segment.conditions[{index}]", f"Nobody can match this group: {reason}.", never=False)


def impossible(group: Group, names: Names, given: tuple[Condition, ...] = ()) -> str | None:
    """Why nobody can be in a group when the given conditions hold too; None when somebody may be."""
    if group.match == "any":
        reasons = [
            clash((*given, one), names) if isinstance(one, Condition) else impossible(one, names, given)
            for one in group.conditions
        ]
        return next((reason for reason in reasons if reason), None) if all(reasons) else None
    leaves = (*given, *(one for one in group.conditions if isinstance(one, Condition)))
    inner = (impossible(one, names, leaves) for one in group.conditions if isinstance(one, Group))
    return clash(leaves, names) or next((reason for reason in inner if reason), None)


def _timing(rules: Rules, kind: str) -> Iterator[Contradiction]:
    if rules.shows(kind).show == "once" and (rules.stop.views or 1) > 1:
        yield Contradiction(
            "stop.views", f"It shows once, so stopping after {rules.stop.views} views never happens.", never=False
        )
    if rules.trigger.type in {"exit", "hover"} and _only_touch(rules.segment):
        yield Contradiction("trigger", "It waits for a pointer, but shows only on devices that have none.")


def _only_touch(group: Group | None) -> bool:
    leaves: Iterable[Condition] = group.leaves() if group and group.match == "all" else ()
    return any(one.subject == "device" and one.operator == "equals" and "desktop" not in one.values for one in leaves)
