"""What differs between two versions of a guide, step by step, in words that an author knows."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Any

from models.engine.json_value import is_list, is_object
from models.guide.guide_json import GuideEntry, StepJson
from models.guide.merge_tag import words
from models.guide.rules import Rules
from models.guide.rules.condition_group import AUTHORED
from models.guide.rules.rule_sentences import sentences
from models.support.canonical_json import canonical
from models.support.json_reader import Faults

SAME, ADDED, REMOVED, CHANGED = "same", "added", "removed", "changed"
LOOK = ("kind", "placement", "backdrop", "width", "layout", "arrow", "progress", "push", "pulse", "open")
BEHAVIOUR = ("buttons", "advance", "missing", "on")
LONGEST_COMPARED = 4000
"""Words: two longer texts are shown whole."""


@dataclass(frozen=True)
class Words:
    """A run of words that both texts have, or only one of them."""

    state: str
    text: str


@dataclass(frozen=True)
class Change:
    """What of a step or guide, such as *Title*; texts by word."""

    what: str
    words: tuple[Words, ...]


@dataclass(frozen=True)
class StepDifference:
    """`number` is its place in the newer version, or in the older one where it was removed."""

    step_id: str
    number: int
    title: str
    state: str
    changes: tuple[Change, ...] = ()


@dataclass(frozen=True)
class VersionDifference:
    """`guide` holds what is of no single step: its name, its rules, its theme, its languages."""

    guide: tuple[Change, ...] = ()
    steps: tuple[StepDifference, ...] = ()
    is_reordered: bool = False

    @classmethod
    def between(cls, before: GuideEntry, after: GuideEntry) -> "VersionDifference":
        old = {step["id"]: step for step in before["content"]["steps"]}
        new = {step["id"]: step for step in after["content"]["steps"]}
        steps = [_step(number, old.get(name), step) for number, (name, step) in enumerate(new.items(), 1)]
        steps += [_gone(number, step) for number, (name, step) in enumerate(old.items(), 1) if name not in new]
        stayed = [name for name in old if name in new]
        is_reordered = stayed != [name for name in new if name in old]
        return cls(tuple(_guide(before, after)), tuple(steps), is_reordered)

    def of_step(self, step_id: str) -> StepDifference | None:
        return next((one for one in self.steps if one.step_id == step_id and one.state != SAME), None)

    @property
    def is_none(self) -> bool:
        return not self.guide and not self.is_reordered and all(step.state == SAME for step in self.steps)

    @property
    def sentence(self) -> str:
        """In one line: what there is to look at."""
        counts = ((state, sum(step.state == state for step in self.steps)) for state in (ADDED, REMOVED, CHANGED))
        parts = [f"{number} step{'' if number == 1 else 's'} {state}" for state, number in counts if number]
        parts += ["order changed"] if self.is_reordered else []
        parts += [f"{change.what.lower()} changed" for change in self.guide]
        return ", ".join(parts) or "nothing"


def by_word(before: str, after: str) -> tuple[Words, ...]:
    """The two texts in one, word by word."""
    old, new = words(before), words(after)
    if len(old) > LONGEST_COMPARED or len(new) > LONGEST_COMPARED:
        return (Words(REMOVED, before), Words(ADDED, after))
    found: list[Words] = []
    for tag, start, end, other_start, other_end in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag == "equal":
            found.append(Words(SAME, " ".join(old[start:end])))
            continue
        found += [Words(REMOVED, " ".join(old[start:end]))] if end > start else []
        found += [Words(ADDED, " ".join(new[other_start:other_end]))] if other_end > other_start else []
    return tuple(found)


def plain(node: Any) -> str:
    """The words of a release's rich text."""
    return " ".join(" ".join(_texts(node)).split())


def rules_sentence(entry: GuideEntry) -> str:
    try:
        rules = Rules.parse(entry.get("rules", {}), levels=AUTHORED + 1)
    except Faults:
        return "Rules that this Cairn can't read."
    return sentences(rules, entry["kind"]).whole(entry["name"])


def _texts(node: Any) -> Iterator[str]:
    if isinstance(node, str):
        yield node
    elif is_list(node):
        inside = node[1:] if node and isinstance(node[0], str) else node
        for child in inside:
            if is_object(child):
                yield from (str(child[name]) for name in ("alt", "title") if child.get(name))
            else:
                yield from _texts(child)


def _guide(before: GuideEntry, after: GuideEntry) -> Iterator[Change]:
    if before["name"] != after["name"]:
        yield Change("Name", by_word(before["name"], after["name"]))
    if _differs(before, after, ("rules", "priority", "start")):
        yield Change("When it shows", by_word(rules_sentence(before), rules_sentence(after)))
    old, new = before["content"], after["content"]
    if _differs(old, new, ("theme",)):
        yield Change("Theme", ())
    if _differs(old, new, ("language", "translations")):
        languages = [", ".join(sorted(content.get("translations", {}))) or "none" for content in (old, new)]
        yield Change("Translations", by_word(*languages))


def _step(number: int, before: StepJson | None, after: StepJson) -> StepDifference:
    title = after.get("title", "") or plain(after.get("body", []))[:60]
    if before is None:
        return StepDifference(after["id"], number, title, ADDED)
    changes = tuple(_changes(before, after))
    return StepDifference(after["id"], number, title, CHANGED if changes else SAME, changes)


def _gone(number: int, step: StepJson) -> StepDifference:
    return StepDifference(step["id"], number, step.get("title", "") or plain(step.get("body", []))[:60], REMOVED)


def _changes(before: StepJson, after: StepJson) -> Iterator[Change]:
    if before.get("title", "") != after.get("title", ""):
        yield Change("Title", by_word(before.get("title", ""), after.get("title", "")))
    if _differs(before, after, ("body",)):
        yield Change("Text", by_word(plain(before.get("body", [])), plain(after.get("body", []))))
    if _differs(before, after, ("target",)):
        yield Change("Target", by_word(_selector(before), _selector(after)))
    if _differs(before, after, ("buttons",)):
        yield Change("Buttons", by_word(_buttons(before), _buttons(after)))
    for what, names in (("Look", LOOK), ("Behaviour", tuple(name for name in BEHAVIOUR if name != "buttons"))):
        different = [name for name in names if _differs(before, after, (name,))]
        if different:
            yield Change(what, by_word(_facts(before, different), _facts(after, different)))


def _differs(before: Mapping[str, Any], after: Mapping[str, Any], names: Sequence[str]) -> bool:
    return any(canonical([before.get(name)]) != canonical([after.get(name)]) for name in names)


def _selector(step: StepJson) -> str:
    return next(iter(step.get("target", {}).get("selectors", ())), "no element")


def _buttons(step: StepJson) -> str:
    return ", ".join(f"{one['label']} ({one['action']['type']})" for one in step.get("buttons", [])) or "none"


def _facts(step: Mapping[str, Any], names: Sequence[str]) -> str:
    return ", ".join(f"{name}: {canonical(step.get(name)).decode()}" if name in step else f"{name} as usual" for name in names)
