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
from models.targets.recognise.best_matches import rank
from models.targets.recognise.fingerprint import Fingerprint
from models.targets.recognise.match_trust import Match, is_nested, signs_of_trust
from models.targets.recognise.page_traits import page_traits
from models.targets.recognise.similarity_weights import TRUST, WEIGHTS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from models.engine.dom.document import Document
    from models.engine.dom.element import Element
    from models.targets.bench.pair_bench import Bench

RIVALS = 25
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
    found = []
    for one in bench.pairs:
        old, new = bench.page(one["old"]), bench.page(one["new"])
        at = old.at(one["old_xpath"])
        # Through its JSON, as a target keeps it.
        print_ = Fingerprint.from_json(json.loads(json.dumps(describe_at(old, one["old_xpath"]).fingerprint)))
        true = new.at(one["new_xpath"]) if one["new_xpath"] else None
        found.append(Pair(one["id"], str(one.get("family", "all")), old, at, print_, new, true))
    return found


def fit(pairs: list[Pair]) -> Fitted:
    sizes = Counter(pair.family for pair in pairs)
    weights = fit_weights(pairs, sizes)
    return Fitted(weights, fit_trust(pairs, weights, sizes), fit_costs(pairs, sizes))


def fit_weights(pairs: list[Pair], sizes: Counter[str]) -> Row:
    start = defaultdict(float, PRIOR)
    rankings = {pair.id: candidates(pair, start) for pair in pairs if pair.true is not None}
    names = {name for matches in rankings.values() for match in matches for name in match.features}
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
        weights = fit_softmax(groups, prior, steps=90)
    return weights


def candidates(pair: Pair, weights: Row) -> list[Match]:
    found = list(rank(pair.old, page_traits(pair.new), weights=weights, trust={}, keep=60).matches)
    if pair.true is not None and all(match.element is not pair.true for match in found):
        found += rank(pair.old, page_traits(pair.new), among=[pair.true], weights=weights, trust={}).matches
    return found


def fit_trust(pairs: list[Pair], weights: Row, sizes: Counter[str]) -> Row:
    rows = []
    for pair in pairs:
        importance = sizes[pair.family] ** -0.5
        ranking = rank(pair.old, page_traits(pair.new), weights=weights, trust={})
        if ranking.matches:
            best = ranking.matches[0]
            rows.append((signs_of_trust(pair.old, best, ranking.lead), best.element is pair.true, importance))
        if pair.true is not None and (without := taken_away(pair, weights)):
            rows.append((*without, False, 0.4 * importance))
    return fit_logistic(rows, prior=TRUST_PRIOR)


def taken_away(pair: Pair, weights: Row) -> tuple[Row] | None:
    """The best match once the true element is gone; None when what is best then is as good as the true one."""
    rest = [
        one
        for one in pair.new.elements
        if one is not pair.true and not (is_nested(one, pair.true) and one.depth > pair.true.depth)
    ]
    ranking = rank(pair.old, page_traits(pair.new), among=rest, weights=weights, trust={})
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
        found = every_candidate(pair.page, pair.at)
        importance = sizes[pair.family] ** -0.5 / max(1, len(found))
        for one in found:
            matching = Selector(one.css).select(pair.new)
            if len(matching) == 1 and matching[0] is pair.true:
                right[one.parts] += importance
            else:
                wrong[one.parts] += importance * (WRONG if len(matching) == 1 else 1.0)
    rows = [
        ({"constant": 1.0, **{name: float(count) for name, count in Counter(parts).items()}}, outcome, weight)
        for table, outcome in ((right, True), (wrong, False))
        for parts, weight in table.items()
    ]
    prior = {name: -cost for name, cost in PRIOR_COST.items()}
    fitted = {**prior, **fit_logistic(rows, prior=prior, pull=0.5, steps=250, free=True)}
    # Only the order of selectors matters: the constant, the same for all of them, falls away.
    return {name: SET_BY_HAND.get(name, -fitted.get(name, 0.0)) for name in COST}
