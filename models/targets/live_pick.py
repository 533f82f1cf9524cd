"""An element picked on the live page: the page's structure, as the picker sends it, becomes a target.

    picked = describe_live_pick(body)   # JSON as the picker sent it -> LivePick

`body` is `{"page": address, "number": 1, "label": "Save", "levels": [{"quirks": false, "picked": 7, "elements": [...]}]}`, with
`"opener": 3` in its last level where the page says what opens what the element is in, and `"opened": true` where the click
before did, `"step"` or `"after"` with the id of the step that it is for or that a new one follows, and `"seen"` with what names
the target that the picker knows of;
`models.engine.dom.listed_document` says what the elements are. The last level is the tree that the picked element is in; those
before it hold it, each pointing at what holds the next: an open shadow root's host, or a frame of the same origin.

Reading and matching happen in a process that can be killed. Raises what `models.targets` raises, with one sentence.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, TypedDict

from models.engine.dom.document_refused import DocumentRefused, NotDescribable
from models.engine.dom.listed_document import ROOT, ListedDocument
from models.engine.selector.match.selector import Selector
from models.support import confined
from models.targets import check_page, describe_selector
from models.targets.choose.describe_target import describe
from models.targets.choose.opener import described_opener
from models.targets.pick_body import LONGEST_LABEL, LONGEST_NAME, PickedLevel, read_body, read_levels, read_number
from models.targets.target import Target

if TYPE_CHECKING:
    from models.engine.dom.element import Element
    from models.targets.target_json import TargetJson

LARGEST = 2 * 1024 * 1024
SECONDS = 10.0


class PickFound(TypedDict):
    """What the confined process answers: a target for each level, the outermost first."""

    found: list[TargetJson]
    opener: TargetJson | None
    label: str
    number: int
    opened: bool
    step: str
    after: str | None
    seen: str


class PickRefused(TypedDict):
    """What it answers instead: the sentence why not."""

    refused: str


@dataclass(frozen=True, slots=True)
class LivePick:
    """`inside` are what holds the target's tree, outermost first; none for an element of the page itself."""

    target: Target
    label: str = ""
    """The target's own name, as a person reads it."""
    number: int = 0
    """Which pick of its session it is, as the picker counts them from 1."""
    opened: bool = False
    """While recording: the click before it brought what it is in."""
    step: str = ""
    """The id of the step that it is for; empty for that of its session."""
    after: str | None = None
    """The id of the step behind which it makes a new one, empty for the end; None when it makes none."""
    seen: str = ""
    """What names the target that the step had when it was looked at last."""


def describe_live_pick(body: bytes, *, seconds: float = SECONDS) -> LivePick:
    """The target in the picker's description, with what it is inside of."""
    if len(body) > LARGEST:
        raise DocumentRefused(f"The description of the page has {len(body):,} bytes; at most {LARGEST:,} are looked at.")
    answer: PickFound | PickRefused = confined.run("models.targets.live_pick:work", body, seconds=seconds)
    if "refused" in answer:
        raise DocumentRefused(answer["refused"])
    *holders, target = (Target.from_json(one) for one in answer["found"])
    inside = tuple(one.for_visitors() for one in holders)
    opener = answer["opener"]
    if opener and inside:
        opener["inside"] = list(inside)
    target = replace(target, inside=inside, live=True, opener=opener)
    return LivePick(target, answer["label"], answer["number"], answer["opened"], answer["step"], answer["after"], answer["seen"])


def with_fetched_page(html: str, target: Target) -> Target:
    """The target with the fingerprint of this page, which the server fetched, if the page shows it: then checks can rely on it.

    Otherwise the target as it is.
    """
    if not html or not target.live or target.inside:
        return target
    try:
        if check_page(html, [target])[0].verdict != "unique":
            return target
        seen = describe_selector(html, target.selectors[0])
    except (ValueError, confined.ConfinedError):
        return target
    return replace(target, fingerprint=seen.fingerprint, live=False)


def work(body: bytes) -> PickFound | PickRefused:
    """What the confined process does: one target for each level."""
    try:
        given = read_body(body)
        page, number = str(given.get("page") or ""), read_number(given)
        levels = read_levels(given)
        found = [_describe(level, page).to_json() for level in levels]
        opener = _opener(levels[-1], page)
    except (DocumentRefused, NotDescribable) as refusal:
        return {"refused": str(refusal)}
    label, opened = str(given.get("label") or "")[:LONGEST_LABEL], given.get("opened") is True
    after = given.get("after")
    return {
        "found": found,
        "opener": opener,
        "label": label,
        "number": number,
        "opened": opened,
        "step": str(given.get("step") or "")[:LONGEST_NAME],
        "after": after[:LONGEST_NAME] if isinstance(after, str) else None,
        "seen": str(given.get("seen") or "")[:LONGEST_NAME],
    }


def _describe(level: PickedLevel, page: str) -> Target:
    document = ListedDocument(level.elements, quirks=level.quirks)
    element = document.element(level.picked)
    if element is None:
        raise NotDescribable("picked: the place of an element is expected.")
    return _in_its_tree(document, element, describe(document, element, page=page))


def _opener(level: PickedLevel, page: str) -> TargetJson | None:
    """What the page says opens what the picked element is in. A proposal: it goes when it can't be described."""
    document = ListedDocument(level.elements, quirks=level.quirks)
    opener = document.element(level.opener)
    if opener is None:
        return None
    try:
        found = described_opener(document, opener, page=page)
        selectors = list(_in_its_tree(document, opener, Target.from_json(found)).selectors)
    except (NotDescribable, ValueError):
        return None
    return {**found, "selectors": selectors, "live": True}


def _in_its_tree(document: ListedDocument, element: Element, target: Target) -> Target:
    if document.root.name != ROOT:
        return target
    # What stands for the shadow root is not there for browsers: selectors that begin with it begin one step later.
    selectors = dict.fromkeys(css.removeprefix(f"{ROOT} > ") for css in target.selectors)
    working = tuple(css for css in selectors if ROOT not in css and Selector(css).select(document) == [element])
    if not working:
        raise NotDescribable("Nothing tells this element from its neighbours; point at something it is in.")
    return replace(target, selectors=working)
