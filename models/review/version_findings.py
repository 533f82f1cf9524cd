"""What the checks say of a guide when its review is asked for: one list, for the author and for whoever reviews."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy.orm import Session

from models.engine.json_value import is_list, is_object
from models.guide.compiled_guide import compile_guide
from models.guide.compiled_translations import translation_progress
from models.guide.guide import Guide
from models.guide.guide_contenders import competitions_of_draft
from models.guide.languages import name_of
from models.guide.publication_refused import NotPublishable
from models.guide.rich_text import to_tree
from models.guide.rules import Rules
from models.guide.rules.condition_group import AUTHORED
from models.guide.step import Step
from models.guide.target_verdict import TargetVerdict
from models.release.live_theme import default_theme
from models.site.theme import Theme
from models.support.json_reader import Faults

BAD, WARN, FINE = "bad", "warn", "good"
MOST_KEPT = 60


@dataclass(frozen=True)
class VersionFinding:
    """`about` is what was looked at, such as *Targets*; without a step it is about the whole guide."""

    tone: str
    about: str
    sentence: str
    step_id: str = ""

    def to_json(self) -> dict[str, str]:
        return {"tone": self.tone, "about": self.about, "sentence": self.sentence, "step": self.step_id}

    @classmethod
    def from_json(cls, value: dict[str, str]) -> "VersionFinding":
        return cls(value["tone"], value["about"], value["sentence"], value.get("step", ""))


def findings_of(session: Session, guide: Guide, now: datetime) -> list[VersionFinding]:
    """Of the draft as it is now. What is fine is said in one line, so that one sees that it was looked at."""
    steps = guide.document.steps
    looks = (
        ("Targets", _targets(session, guide, steps, now)),
        ("Contrast", _contrast(session, guide)),
        ("Translations", _translations(guide)),
        ("Ways through", _unreachable(guide, steps)),
        ("Collisions", _collisions(session, guide)),
        ("Pictures", _pictures(steps)),
    )
    found: list[VersionFinding] = []
    for about, of_one in looks:
        listed = [VersionFinding(tone, about, sentence, step) for tone, sentence, step in of_one]
        found += listed or [VersionFinding(FINE, about, "Nothing to say.")]
    return sorted(found, key=lambda one: (BAD, WARN, FINE).index(one.tone))[:MOST_KEPT]


Said = Iterator[tuple[str, str, str]]
"""Tone, sentence and step."""


def _targets(session: Session, guide: Guide, steps: tuple[Step, ...], now: datetime) -> Said:
    verdicts = TargetVerdict.of(session, guide)
    for number, step in enumerate(steps, 1):
        if not step.needs_target:
            continue
        verdict = verdicts.get(step.id)
        if verdict is None or not verdict.verdict:
            yield WARN, f"Step {number}: its element was never looked for. Check it in the editor.", step.id
        elif verdict.is_broken:
            yield BAD, f"Step {number}: {verdict.reason or 'its element was not found as it should be.'}", step.id
        elif not verdict.is_good:
            yield WARN, f"Step {number}: {verdict.reason or 'nobody can tell whether its element is there.'}", step.id
        elif (now - verdict.checked_at).days > 7:
            yield WARN, f"Step {number}: its element was last looked for {(now - verdict.checked_at).days} days ago.", step.id


def _contrast(session: Session, guide: Guide) -> Said:
    own = Theme.chosen(session, guide.site_id, guide.document.theme)
    for gap in own.gaps if own else default_theme(session, guide.site)[1]:
        yield BAD, gap, ""


def _translations(guide: Guide) -> Said:
    for language in guide.document.translations:
        progress = translation_progress(guide.document, language)
        missing = progress.total - progress.done
        if missing:
            yield WARN, f"{name_of(language)}: {_count(missing, 'text')} of {progress.total} missing.", ""
        if progress.stale:
            yield WARN, f"{name_of(language)}: {_count(progress.stale, 'text')} changed since it was translated.", ""


def _unreachable(guide: Guide, steps: tuple[Step, ...]) -> Said:
    if guide.kind != "tour":
        return
    reached, waiting = set[str](), [steps[0]] if steps else []
    while waiting:
        step = waiting.pop()
        if step.id not in reached:
            reached.add(step.id)
            waiting += _after(step, steps)
    for number, step in enumerate(steps, 1):
        if step.id not in reached:
            yield BAD, f"Step {number}: no button and nothing else leads to it.", step.id


def _after(step: Step, steps: tuple[Step, ...]) -> list[Step]:
    """The steps that a visitor may come to from one, its element being there."""
    actions = [button.action for button in step.buttons]
    named = {str(action.get("step")) for action in actions if action.get("type") == "step"}
    place = steps.index(step)
    goes_on = not actions or step.advance or any(action.get("type") == "next" for action in actions)
    return [*steps[place + 1 : place + 2] * bool(goes_on), *(other for other in steps if other.id in named)]


def _collisions(session: Session, guide: Guide) -> Said:
    """With its named segments written out, as visitors' browsers will have them."""
    try:
        rules = Rules.parse(compile_guide(guide).get("rules", {}), levels=AUTHORED + 1)
    except (Faults, NotPublishable):
        yield WARN, "Its rules can't be read, so that nobody knows which guides it meets.", ""
        return
    for one in competitions_of_draft(session, guide, rules)[:10]:
        yield WARN, one.sentence, ""


def _pictures(steps: tuple[Step, ...]) -> Said:
    for number, step in enumerate(steps, 1):
        bare = sum(1 for picture in _images(to_tree(step.body)) if not str(picture.get("alt", "")).strip())
        if bare:
            yield WARN, f"Step {number}: {_count(bare, 'picture')} without a description for those who can't see it.", step.id


def _images(node: Any) -> Iterator[dict[str, Any]]:
    if not is_list(node):
        return
    if node and node[0] == "img":
        yield node[1] if len(node) > 1 and is_object(node[1]) else {}
    for child in node:
        yield from _images(child)


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"
