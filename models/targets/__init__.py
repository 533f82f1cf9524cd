"""Targets: described when picked, checked on every page, found again when the page changed.

    target = describe_pick(html, pick)          # what the picker saw, on a snapshot of the page -> Target
    target = describe_selector(html, "#save")   # the one element a selector matches -> Target
    verdict = inspect(html, "#save")            # how many a selector matches -> Verdict
    verdicts = check_page(html, [target, ...])  # one parse for all of a page's targets -> [Verdict, ...]
    found = repair(html, target)                # same, moved, unsure or gone, with proposals and evidence -> Repair
    taken = accept(html, target, xpath)         # the target described anew at a proposal's element -> Target
    refuse_selector("a >> b")                   # None when a browser accepts it, else the SelectorRefused it would raise

`html` is the page's text; which characters its bytes stand for is decided where they arrive (`models.engine.charset`). These
functions work in a process that can be killed (`models.support.confined`), with bounds on size, nodes, depth and seconds, and
raise:

- `SelectorRefused` (`reason`, `position`): no browser accepts the selector, or it is larger than is looked at
- `DocumentRefused`: the page crosses a bound
- `NotDescribable`: nothing, or more than one element, was pointed at
- `TargetRefused`: the JSON is no target
- `ConfinedTimeout`, `ConfinedFailure`: the page took too long or too much memory

All but the last two are ValueErrors and say in one sentence what is wrong. The same on a document already parsed, in this process
and without a bound on time: `models.engine.dom.document.Document`, `choose.describe_target.describe`,
`check.target_check.check`, `check.relocation.repair`, `models.engine.selector.match.selector.Selector`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from models.engine.dom.document_refused import DocumentRefused, NotDescribable
from models.engine.selector.parse.grammar import parse
from models.engine.selector.parse.selector_tree import SelectorRefused
from models.support import confined
from models.support.confined import ConfinedFailure, ConfinedTimeout
from models.targets.target import Target, TargetRefused
from models.targets.verdict import ComparedTrait, Proposal, Repair, Verdict

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from models.targets.confined_work import ConfinedAnswer

_WORK = "models.targets.confined_work:"
SECONDS = 10.0


def inspect(html: str, selector: str, *, seconds: float = SECONDS) -> Verdict:
    """What a selector matches on a page; `matches` says how many, `xpath` which one when it is one."""
    return Verdict.from_json(_confined("inspect", seconds, html, selector))


def check_page(html: str, targets: Sequence[Target], *, url: str = "", seconds: float = SECONDS) -> list[Verdict]:
    """A verdict for each target, in order. `url` is where the page came from, to tell a sign-in page from the page asked for."""
    found = _confined("check_page", seconds, html, url, [target.to_json() for target in targets])
    return [Verdict.from_json(one) for one in found]


def describe_pick(html: str, pick: Mapping[str, object], *, page: str = "", before: str = "", seconds: float = SECONDS) -> Target:
    """The target at the picker's place: `{"path": [child element indexes from <html> down], "tag", "rect"?, "viewport"?}`.

    `before` is an earlier snapshot of the same page: what differs is no ground.
    """
    return Target.from_json(_confined("describe_pick", seconds, html, pick, page, before))


def describe_selector(html: str, selector: str, *, page: str = "", before: str = "", seconds: float = SECONDS) -> Target:
    """The target a selector points at; it has to match exactly one element."""
    return Target.from_json(_confined("describe_selector", seconds, html, selector, page, before))


def repair(html: str, target: Target, *, url: str = "", seconds: float = SECONDS) -> Repair:
    """Where the target is on this page, with proposals (at most three, best first) and their evidence."""
    return Repair.from_json(_confined("repair", seconds, html, url, target.to_json()))


def accept(html: str, target: Target, xpath: str, *, seconds: float = SECONDS) -> Target:
    """The target as it is at `xpath` on this page: what accepting a proposal puts into the new draft."""
    return Target.from_json(_confined("accept", seconds, html, target.to_json(), xpath))


def refuse_selector(css: str) -> SelectorRefused | None:
    """Why browsers (or the bounds) refuse a selector; None when they accept it. Reads only the selector, in this process."""
    try:
        parse(css)
    except SelectorRefused as refusal:
        return refusal
    return None


def _confined(work: str, seconds: float, *args: object) -> Any:
    answer: ConfinedAnswer = confined.run(_WORK + work, *args, seconds=seconds)
    if "refused" not in answer:
        return answer["found"]
    kind, sentence, position = answer["refused"]
    if kind == "selector":
        raise SelectorRefused(sentence, position)
    raise {"document": DocumentRefused, "target": TargetRefused}.get(kind, NotDescribable)(sentence)


__all__ = [
    "ComparedTrait",
    "ConfinedFailure",
    "ConfinedTimeout",
    "DocumentRefused",
    "NotDescribable",
    "Proposal",
    "Repair",
    "SelectorRefused",
    "Target",
    "TargetRefused",
    "Verdict",
    "accept",
    "check_page",
    "describe_pick",
    "describe_selector",
    "inspect",
    "refuse_selector",
    "repair",
]
