"""Is a target still there, and still the same? One verdict, deterministic, with its reason."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from models.engine.dom.element import Element, xpath_of
from models.engine.selector.match.selector import Selector
from models.targets.check.first_match import FirstMatch, first_match
from models.targets.check.quick_match import is_plainly_same
from models.targets.check.relocation import decide
from models.targets.check.unjudgeable import why_unjudgeable
from models.targets.check.verdict_thresholds import BELIEVED_TRUST, SURE_SHARE, UNCHANGED_SHARE
from models.targets.choose.opener import closed_by
from models.targets.recognise.best_matches import match, rank
from models.targets.recognise.fingerprint import Fingerprint
from models.targets.recognise.page_traits import page_traits
from models.targets.verdict import Verdict

if TYPE_CHECKING:
    from models.engine.dom.document import Document
    from models.targets.target import Target

UNSEEN = "It was pointed at on the live page, and the page as the server sends it never showed it: scripts may draw it."
ELSEWHERE = "It is inside of a frame or a shadow root, which can be looked into on the live page only."


def inspect_selector(document: Document, css: str) -> Verdict:
    """What a selector by itself matches. Raises SelectorRefused."""
    found = Selector(css).select(document)
    if len(found) == 1:
        return Verdict("unique", "It matches exactly one element.", 1, css, xpath_of(found[0]))
    if found:
        return Verdict("ambiguous", f"It matches {len(found)} elements.", len(found), css)
    blind = why_unjudgeable(document)
    return Verdict("cannot_tell" if blind else "missing", blind or "It matches nothing on this page.", 0, css)


def check(document: Document, target: Target, *, url: str = "") -> Verdict:
    """The verdict on one target; `url` is where the page came from."""
    if target.inside:
        return Verdict("cannot_tell", ELSEWHERE)
    found = first_match(document, target.selectors, target.identity)
    if found.element is not None:
        return _with_its_opener(document, found.element, _verified(document, target, found, found.element))
    return _recognised(document, target, found) or _lost(document, target, found, url)


def _with_its_opener(document: Document, element: Element, verdict: Verdict) -> Verdict:
    """Visitors see what is closed on the page as it comes only once they have opened that."""
    opener = closed_by(document, element) if verdict.verdict == "unique" else ""
    return replace(verdict, reason=f"{verdict.reason} It is closed there: “{opener}” opens it.") if opener else verdict


def _recognised(document: Document, target: Target, found: FirstMatch) -> Verdict | None:
    """No selector finds it: does its fingerprint?"""
    old = Fingerprint.from_json(target.fingerprint)
    if old is None:
        return None
    ranking = rank(old, page_traits(document))
    if decide(old, ranking) != "moved":
        return None
    reason = "No selector finds it any more, but its fingerprint does: repair it."
    return Verdict("drifted", reason, found.counts[0], None, xpath_of(ranking.matches[0].element))


def _lost(document: Document, target: Target, found: FirstMatch, url: str) -> Verdict:
    counted = found.counts[0]
    if blind := why_unjudgeable(document, url=url, page=target.page):
        return Verdict("cannot_tell", blind, counted)
    if counted > 1:
        return Verdict("ambiguous", f"The selector matches {counted} elements and nothing decides between them.", counted)
    if len(found.refusals) == len(target.selectors):
        return Verdict("missing", f"Browsers accept none of its selectors: {found.refusals[0]}.", counted)
    if target.live:
        return Verdict("cannot_tell", UNSEEN, counted)
    return Verdict("missing", "No selector finds it, and nothing on the page is enough like it.", counted)


def _verified(document: Document, target: Target, found: FirstMatch, element: Element) -> Verdict:
    """A selector found one element: is it the one that was picked?"""
    which = found.which or 0
    css, place = target.selectors[which], xpath_of(element)
    fine = (
        Verdict("unique", "The first selector finds it, and it is still the same.", found.counts[0], css, place)
        if which == 0
        else Verdict("drifted", f"The first selector fails; number {which + 1} finds it.", found.counts[0], css, place)
    )
    if is_plainly_same(document, target.fingerprint, element):
        return fine
    old = Fingerprint.from_json(target.fingerprint)
    if old is None:
        return fine
    here = match(old, element, page_traits(document))
    if here.share >= UNCHANGED_SHARE:
        return fine
    ranking = rank(old, page_traits(document))
    best = ranking.matches[0]
    if best.element is not element and best.points > here.points:
        better = xpath_of(best.element)
        return Verdict(
            "suspect", f"The selector finds one element, but another fits better: {better}.", found.counts[0], css, place
        )
    if ranking.trust < BELIEVED_TRUST or here.share < SURE_SHARE:
        reason = f"The selector finds one element, but only {here.share:.0%} of what was known about it agrees."
        return Verdict("suspect", reason, found.counts[0], css, place)
    return fine
