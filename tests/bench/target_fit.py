"""Weights, trust and selector costs fitted on labelled pairs of pages, and lent to the engine while others are judged."""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from fitting import Row, fit_logistic, fit_softmax, is_against
from priors import PRIOR, PRIOR_COST, SET_BY_HAND, TRUST_PRIOR

from models.engine.selector.match.selector import Selector
from models.targets.choose.describe_target import describe_at
from models.targets.choose.part_costs import COST
from models.targets.choose.selector_candidates import every_candidate
from models.targets.recognise.best_matches import full_sum, rank
from models.targets.recognise.fingerprint import Fingerprint
from models.targets.recognise.match_trust import Match, Ranking, is_nested, judged, signs_of_trust, total
from models.targets.recognise.page_traits import page_traits
from models.targets.recognise.similarity_weights import TRUST, WEIGHTS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from models.engine.dom.document import Document
    from models.engine.dom.element import Element
    from models.targets.bench.pair_bench import Bench

RIVALS = 15
# A selector that matches another element alone looks healthy: it counts as often as this many that match nothing.
WRONG = 4.0


@dataclass
class Pair:
    id: str
    family: str
    page: Document
    at: Element
    old: Fingerprint
    new: Document
    true: Element | None
    matches: list[Match]
    """What comes out best by the priors, and the true element: all that is compared, however the weights come out."""
    survived: list[tuple[tuple[str, ...], str]]
    """Each selector that could have been chosen, by its parts, and what it matches on the new page: right, wrong or nothing."""


@dataclass
class Fitted:
    weights: Row
    trust: Row
    costs: Row

    @contextmanager
    def lent(self) -> Iterator[None]:
        """The engine uses these instead of its own."""
        own = [(table, dict(table)) for table in (WEIGHTS, TRUST, COST)]
        try:
            for (table, _), row in zip(own, (self.weights, self.trust, self.costs), strict=True):
                table.clear()
                table.update(row)
            yield
        finally:
            for table, row in own:
                table.clear()
                table.update(row)


def pairs_of(bench: Bench) -> list[Pair]:
    """Everything that does not depend on weights, so that 21 fits cost little more than one."""
    found = []
    for one in bench.pairs:
        old, new = bench.page(one["old"]), bench.page(one["new"])
        at = old.at(one["old_xpath"])
        # Through its JSON, as a target keeps it.
        print_ = Fingerprint.from_json(json.loads(json.dumps(describe_at(old, one["old_xpath"]).fingerprint)))
        true = new.at(one["new_xpath"]) if one["new_xpath"] else None
        known = compared(print_, new, true), outcomes_of(old, at, new, true)
        found.append(Pair(one["id"], str(one.get("family", "all")), old, at, print_, new, true, *known))
    return found


def compared(old: Fingerprint, new: Document, true: Element | None) -> list[Match]:
    start = defaultdict(float, PRIOR)
    found = list(rank(old, page_traits(new), weights=start, trust={}, keep=60).matches)
    if true is not None and all(match.element is not true for match in found):
        found += rank(old, page_traits(new), among=[true], weights=start, trust={}).matches
    return found


def outcomes_of(page: Document, at: Element, new: Document, true: Element | None) -> list[tuple[tuple[str, ...], str]]:
    found = []
    for one in every_candidate(page, at):
        matching = Selector(one.css).select(new)
        right = len(matching) == 1 and matching[0] is true
        found.append((one.parts, "right" if right else "wrong" if len(matching) == 1 else ""))
    return found


def fit(pairs: list[Pair]) -> Fitted:
    sizes = Counter(pair.family for pair in pairs)
    weights = fit_weights(pairs, sizes)
    return Fitted(weights, fit_trust(pairs, weights, sizes), fit_costs(pairs, sizes))


def fit_weights(pairs: list[Pair], sizes: Counter[str]) -> Row:
    names = {name for pair in pairs if pair.true is not None for match in pair.matches for name in match.features}
    prior = {name: PRIOR.get(name, -0.3 if is_against(name) else 0.3) for name in sorted(names)}
    weights = dict(prior)
    for _ in range(2):
        groups = []
        for pair in pairs:
            matches = candidates(pair, weights) if pair.true is not None else []
            right = next((match.features for match in matches if match.element is pair.true), None)
            if right is not None:
                rivals = [match.features for match in matches if match.element is not pair.true][:RIVALS]
                groups.append((right, rivals, sizes[pair.family] ** -0.5))
        weights = fit_softmax(groups, prior, steps=60)
    return weights


def candidates(pair: Pair, weights: Row) -> list[Match]:
    """What was compared, best first by these weights."""
    full = full_sum(pair.old, weights)
    found = [Match(one.element, one.features, total(one.features, weights), full) for one in pair.matches]
    return sorted(found, key=lambda one: (-one.points, one.element.order))


def fit_trust(pairs: list[Pair], weights: Row, sizes: Counter[str]) -> Row:
    rows = []
    for pair in pairs:
        importance = sizes[pair.family] ** -0.5
        matches = candidates(pair, weights)
        ranking = judged(pair.old, matches, {}, len(matches))
        if ranking.matches:
            best = ranking.matches[0]
            rows.append((signs_of_trust(pair.old, best, ranking.lead), best.element is pair.true, importance))
        if pair.true is not None and (without := taken_away(pair, matches)):
            rows.append((*without, False, 0.4 * importance))
    return fit_logistic(rows, prior=TRUST_PRIOR, steps=250)


def taken_away(pair: Pair, matches: list[Match]) -> tuple[Row] | None:
    """The best match once the true element is gone; None when what is best then is as good as the true one."""
    rest = [
        one
        for one in matches
        if one.element is not pair.true and not (is_nested(one.element, pair.true) and one.element.depth > pair.true.depth)
    ]
    ranking: Ranking = judged(pair.old, rest, {}, len(rest))
    if not ranking.matches:
        return None
    best = ranking.matches[0]
    found, true = page_traits(pair.new).traits(best.element), page_traits(pair.new).traits(pair.true)
    alike = (found.label, found.href, found.group) == (true.label, true.href, true.group) and (found.label or found.href)
    return None if alike or is_nested(best.element, pair.true) else (signs_of_trust(pair.old, best, ranking.lead),)


def fit_costs(pairs: list[Pair], sizes: Counter[str]) -> Row:
    """What each condition costs, from every selector that could have been chosen and what became of it on the new page."""
    right: defaultdict[tuple[str, ...], float] = defaultdict(float)
    wrong: defaultdict[tuple[str, ...], float] = defaultdict(float)
    for pair in pairs:
        importance = sizes[pair.family] ** -0.5 / max(1, len(pair.survived))
        for parts, outcome in pair.survived:
            if outcome == "right":
                right[parts] += importance
            else:
                wrong[parts] += importance * (WRONG if outcome == "wrong" else 1.0)
    rows = [
        ({"constant": 1.0, **{name: float(count) for name, count in Counter(parts).items()}}, outcome, weight)
        for table, outcome in ((right, True), (wrong, False))
        for parts, weight in table.items()
    ]
    prior = {name: -cost for name, cost in PRIOR_COST.items()}
    fitted = {**prior, **fit_logistic(rows, prior=prior, pull=0.5, steps=250, free=True)}
    # Only the order of selectors matters: the constant, the same for all of them, falls away.
    return {name: SET_BY_HAND.get(name, -fitted.get(name, 0.0)) for name in COST}
