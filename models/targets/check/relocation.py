"""Where a target is on a page that changed: moved, unsure (a person chooses among three) or gone, with the evidence."""

from __future__ import annotations

from typing import TYPE_CHECKING

from models.engine.dom.element import xpath_of
from models.targets.check.first_match import first_match
from models.targets.check.unjudgeable import why_unjudgeable
from models.targets.check.verdict_thresholds import KNOWN, OFFERED, SHOWN_TRUST, SURE_SHARE, SURE_TRUST
from models.targets.choose.selector_order import selectors_for
from models.targets.recognise.best_matches import rank
from models.targets.recognise.fingerprint import Fingerprint
from models.targets.recognise.match_evidence import evidence_for, excerpt
from models.targets.recognise.normal_text import words
from models.targets.recognise.page_traits import page_traits
from models.targets.verdict import Proposal, Repair

if TYPE_CHECKING:
    from models.engine.dom.document import Document
    from models.targets.recognise.match_trust import Match, Ranking
    from models.targets.target import Target


def repair(document: Document, target: Target, *, url: str = "") -> Repair:
    """The target's place on this page; deterministic. `url` is where the page came from."""
    old = Fingerprint.from_json(target.fingerprint)
    if old is None:
        return Repair("unsure", "The target carries no fingerprint this version can read; pick it again.")
    if target.inside:
        return Repair("unsure", "It is inside of a frame or a shadow root; point at it again on the live page.")
    ranking = rank(old, page_traits(document))
    decision = decide(old, ranking)
    if decision == "gone" and (blind := why_unjudgeable(document, url=url, page=target.page)):
        return Repair("unsure", blind)
    if decision == "moved" and _is_same(document, target, ranking.matches[0]):
        decision = "same"
    shown = ranking.matches[: {"same": 1, "moved": 1, "unsure": OFFERED}.get(decision, 0)]
    return Repair(decision, _sentence(decision, ranking), tuple(_proposal(document, old, one) for one in shown))


def decide(old: Fingerprint, ranking: Ranking) -> str:
    """moved, unsure or gone, by the fixed thresholds. What had a name is not found by its place and looks alone."""
    if not ranking.matches or ranking.trust < SHOWN_TRUST:
        return "gone"
    best = ranking.matches[0]
    if ranking.trust >= SURE_TRUST and best.share >= SURE_SHARE and _is_known(old, best) and not ranking.doubt:
        return "moved"
    return "unsure"


def _is_known(old: Fingerprint, best: Match) -> bool:
    """Whether one of the names that the target had is the match's as well; True when it had none."""
    had = any(getattr(old.traits, name) for name in ("label", "hint", "href", "id", "name")) or _is_transient(old)
    return not had or max(best.features.get(name, 0.0) for name in _NAMES) >= KNOWN


def _is_transient(old: Fingerprint) -> bool:
    """Whether it is something that comes and goes, each time with another message."""
    said = words(" ".join((old.traits.role, *old.traits.classes)))
    return bool(old.surroundings.inner) and not said.isdisjoint(_TRANSIENT)


_TRANSIENT = frozenset(
    {"status", "alert", "toast", "toaster", "snackbar", "notification", "flash", "banner", "tooltip", "message"}
)
_NAMES = ("label", "label_within", "hint", "href", "id", "name", "icons", "inner", "test_id")


def _is_same(document: Document, target: Target, best: Match) -> bool:
    """Whether the first selector still finds it, and it alone."""
    found = first_match(document, target.selectors[:1], {})
    return found.element is best.element


def _sentence(decision: str, ranking: Ranking) -> str:
    if not ranking.matches:
        return "The page shows no elements to compare."
    best = ranking.matches[0]
    share, sure = f"{best.share:.0%}", f"{ranking.trust:.0%}"
    if decision == "same":
        return f"It is where the first selector says ({share} of its traits agree)."
    if decision == "moved":
        return f"One element agrees in {share} of the traits and nothing else comes near (trust {sure})."
    if decision == "unsure" and ranking.doubt:
        return f"{ranking.doubt} The best of several agrees in {share} of the traits."
    if decision == "unsure":
        return (
            f"The best of several agrees in {share} of the traits, too little or too close to the next to be sure (trust {sure})."
        )
    return f"Nothing on the page is enough like it: the nearest agrees in {share} of the traits (trust {sure})."


def _proposal(document: Document, old: Fingerprint, one: Match) -> Proposal:
    found = selectors_for(document, one.element)
    return Proposal(
        found[0] if found else "",
        xpath_of(one.element),
        round(one.share, 3),
        excerpt(one.element),
        evidence_for(old, one, page_traits(document)),
    )
