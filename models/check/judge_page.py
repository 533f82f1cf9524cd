"""The verdicts on one page's targets, from one parse; a target is called broken only after two looks."""

from collections.abc import Sequence
from dataclasses import dataclass

from models.check.node_position import number_of
from models.check.stored_evidence import SideJson
from models.page.page_fetch import FetchedPage
from models.support.confined import ConfinedError
from models.targets import Target, TargetRefused, Verdict, check_page, repair
from models.targets.target_json import TargetJson
from models.targets.verdict import RepairJson

CHANGING = "The page answered differently twice in a row, once with the element and once without. Perhaps an experiment runs."
SECONDS = 30.0


@dataclass(frozen=True)
class ElementOnPage:
    """An element on one snapshot's page: its number there (None when it is nowhere) and its excerpt."""

    node: int | None
    excerpt: str

    def to_json(self) -> SideJson:
        return {"node": self.node, "excerpt": self.excerpt}


@dataclass(frozen=True)
class RepairEvidence:
    """What is proposed for a target, the numbers of the proposed elements on the page, and where the element was."""

    repair: RepairJson
    nodes: tuple[int | None, ...]
    old: ElementOnPage


def is_fine(verdict: Verdict) -> bool:
    return verdict.verdict == "unique"


def is_weak(verdict: Verdict) -> bool:
    """Visitors are still shown the step, by a later selector."""
    return verdict.verdict == "drifted" and verdict.selector is not None


def judge(page: FetchedPage, targets: Sequence[TargetJson]) -> list[Verdict]:
    """A verdict for each target, in order. Raises nothing: what can't be judged can't be told, with the reason."""
    read: list[Target | Verdict] = [_read(target) for target in targets]
    good = [one for one in read if isinstance(one, Target)]
    found = iter(_checked(page, good))
    return [next(found) if isinstance(one, Target) else one for one in read]


def settle(first: Sequence[Verdict], second: Sequence[Verdict]) -> list[Verdict]:
    """What two looks at the same page say together: broken only when both say so."""
    return [
        one if is_fine(one) or is_fine(one) == is_fine(two) else Verdict("cannot_tell", CHANGING)
        for one, two in zip(first, second, strict=True)
    ]


def evidence(page: FetchedPage, before: str | None, target: TargetJson) -> RepairEvidence | None:
    """What Cairn proposes, with both sides. `before` is the page when it last was good. None when no repair can be worked out."""
    try:
        read = Target.from_json(target)
        found = repair(page.html, read, url=page.final_url, seconds=SECONDS)
        nodes = tuple(number_of(page.html, proposal.xpath) for proposal in found.proposals)
        return RepairEvidence(found.to_json(), nodes, _before(before, read))
    except (ValueError, ConfinedError):
        return None


def _before(html: str | None, target: Target) -> ElementOnPage:
    """The element as it was: where the target's own fingerprint finds it on the old page."""
    if html is None:
        return ElementOnPage(None, "")
    try:
        found = repair(html, target, seconds=SECONDS)
        if found.verdict in {"same", "moved"} and found.proposals:
            return ElementOnPage(number_of(html, found.proposals[0].xpath), found.proposals[0].excerpt)
    except (ValueError, ConfinedError):
        pass
    return ElementOnPage(None, "")


def _read(target: TargetJson) -> Target | Verdict:
    try:
        return Target.from_json(target)
    except TargetRefused as refused:
        return Verdict("cannot_tell", f"This target can't be read: {refused}")


def _checked(page: FetchedPage, targets: list[Target]) -> list[Verdict]:
    try:
        return check_page(page.html, targets, url=page.final_url, seconds=SECONDS) if targets else []
    except ValueError as problem:
        if len(targets) > 1:
            return [_checked(page, [target])[0] for target in targets]
        return [Verdict("cannot_tell", str(problem))]
    except ConfinedError as problem:
        return [Verdict("cannot_tell", str(problem))] * len(targets)
