"""The figures of targets that survive, on labelled page pairs, leaving out one family at a time.

    python tests/bench/targets.py                  the table: weights and trust fitted on all families but one, judged on that one
    python tests/bench/targets.py --fit            prints the tables of models/target/weights.py, fitted on all families
    python tests/bench/targets.py --pairs FILE     other pairs (default ../shared/data/target-pairs/pairs.jsonl)

Thresholds are those of models/target/weights.py, fixed before; nothing is fitted to the family judged.
"""

from __future__ import annotations

import argparse
import json
import math
import sys
from collections import Counter, defaultdict
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT), str(ROOT / "tests" / "bench")]

from fitting import Row, fit_logistic, fit_softmax, is_against  # noqa: E402 -- the script is run from anywhere

from models.target.document import Document  # noqa: E402
from models.target.fingerprint import Fingerprint  # noqa: E402
from models.target.ranking import Match, _nested, rank, signs_of_trust  # noqa: E402
from models.target.repairing import decide  # noqa: E402
from models.target.weights import PRIOR  # noqa: E402

RIVALS = 25


@dataclass
class Pair:
    id: str
    family: str
    difficulty: str
    old: Fingerprint
    new: Document
    true: object


def load(path: Path) -> list[Pair]:
    pages: dict[str, Document] = {}

    def page(name: str) -> Document:
        if name not in pages:
            pages[name] = Document((path.parent / "pages" / name).read_bytes())
        return pages[name]

    found = []
    for line in path.read_text().splitlines():
        one = json.loads(line)
        if one["tree_sensitive"]:
            continue
        old, new = page(one["old"]), page(one["new"])
        # Through its JSON, as a target keeps it.
        print_ = Fingerprint.from_json(json.loads(json.dumps(Fingerprint.of(old.at(one["old_xpath"]), old.reading).to_json())))
        true = new.at(one["new_xpath"]) if one["new_xpath"] else None
        found.append(Pair(one["id"], one["family"], one["difficulty"], print_, new, true))
    return found


def fit(pairs: list[Pair]) -> tuple[Row, Row]:
    """Weights and trust."""
    sizes = Counter(pair.family for pair in pairs)
    start = defaultdict(float, PRIOR)
    rankings = {pair.id: candidates(pair, start) for pair in pairs if pair.true is not None}
    names = {name for matches in rankings.values() for match in matches for name in match.compared}
    prior = {name: PRIOR.get(name, -0.3 if is_against(name) else 0.3) for name in sorted(names)}
    weights = dict(prior)
    for _ in range(2):
        groups = []
        for pair in pairs:
            matches = candidates(pair, weights) if pair.true is not None else []
            right = next((match.compared for match in matches if match.element is pair.true), None)
            if right is not None:
                rivals = [match.compared for match in matches if match.element is not pair.true][:RIVALS]
                groups.append((right, rivals, sizes[pair.family] ** -0.5))
        weights = fit_softmax(groups, prior, steps=90)
    return weights, fit_trust(pairs, weights, sizes)


def candidates(pair: Pair, weights: Row) -> list[Match]:
    found = list(rank(pair.old, pair.new.reading, weights=weights, trust={}, keep=60).matches)
    if pair.true is not None and all(match.element is not pair.true for match in found):
        found += rank(pair.old, pair.new.reading, among=[pair.true], weights=weights, trust={}).matches
    return found


def fit_trust(pairs: list[Pair], weights: Row, sizes: Counter[str]) -> Row:
    rows = []
    for pair in pairs:
        importance = sizes[pair.family] ** -0.5
        ranking = rank(pair.old, pair.new.reading, weights=weights, trust={})
        if ranking.matches:
            best = ranking.matches[0]
            rows.append((signs_of_trust(pair.old, best, ranking.lead), best.element is pair.true, importance))
        if pair.true is not None and (without := taken_away(pair, weights)):
            rows.append((*without, False, 0.4 * importance))
    return fit_logistic([(row, outcome, importance) for row, outcome, importance in rows])


def taken_away(pair: Pair, weights: Row) -> tuple[Row] | None:
    """The best match once the true element is gone; None when what is best then is as good as the true one."""
    rest = [
        one for one in pair.new.elements if one is not pair.true and not (_nested(one, pair.true) and one.depth > pair.true.depth)
    ]
    ranking = rank(pair.old, pair.new.reading, among=rest, weights=weights, trust={})
    if not ranking.matches:
        return None
    best = ranking.matches[0]
    own, true = pair.new.reading.own(best.element), pair.new.reading.own(pair.true)
    alike = (own.label, own.href, own.group) == (true.label, true.href, true.group) and (own.label or own.href)
    return None if alike or _nested(best.element, pair.true) else (signs_of_trust(pair.old, best, ranking.lead),)


def judge(pair: Pair, weights: Row, trust: Row) -> dict[str, object]:
    ranking = rank(pair.old, pair.new.reading, weights=weights, trust=trust)
    best = [match.element for match in ranking.matches[:3]]
    decision = decide(ranking)
    return {
        "id": pair.id,
        "family": pair.family,
        "difficulty": pair.difficulty,
        "gone": pair.true is None,
        "top1": bool(best) and best[0] is pair.true,
        "top3": any(one is pair.true for one in best),
        "auto": decision == "moved",
        "trust": ranking.trust,
    }


def interval(hits: int, of: int) -> str:
    """Wilson's interval at 95 %."""
    if not of:
        return "-"
    z, share = 1.96, hits / of
    middle = (share + z * z / (2 * of)) / (1 + z * z / of)
    half = z * math.sqrt(share * (1 - share) / of + z * z / (4 * of * of)) / (1 + z * z / of)
    return f"{100 * share:5.1f} % ({100 * max(0, middle - half):.0f}-{100 * min(1, middle + half):.0f}) of {of}"


def table(rows: list[dict[str, object]]) -> str:
    present, gone = [row for row in rows if not row["gone"]], [row for row in rows if row["gone"]]
    hard = [row for row in present if row["difficulty"] == "hard"]

    def share(some: list[dict[str, object]], test: object) -> str:
        return interval(sum(1 for row in some if test(row)), len(some))

    lines = [
        ("relocation, top-1", share(present, lambda row: row["top1"])),
        ("  hard ones", share(hard, lambda row: row["top1"])),
        ("right one among three", share(present, lambda row: row["top3"])),
        ("repaired by itself, right", share(present, lambda row: row["auto"] and row["top1"])),
        ("repaired by itself, wrong", share(present, lambda row: row["auto"] and not row["top1"])),
        ("repaired though removed", share(gone, lambda row: row["auto"])),
    ]
    return "\n".join(f"{name:28} {figure}" for name, figure in lines)


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--pairs", type=Path, default=ROOT.parent / "shared" / "data" / "target-pairs" / "pairs.jsonl")
    parser.add_argument("--fit", action="store_true")
    arguments = parser.parse_args()
    pairs = load(arguments.pairs)
    if arguments.fit:
        for name, row in zip(("WEIGHTS", "TRUST"), fit(pairs), strict=True):
            print(f"{name}: dict[str, float] = {{")
            print("\n".join(f'    "{key}": {value:.2f},' for key, value in sorted(row.items()) if abs(value) >= 0.005))
            print("}")
        return
    rows = []
    for family in sorted({pair.family for pair in pairs}):
        weights, trust = fit([pair for pair in pairs if pair.family != family])
        rows += [judge(pair, weights, trust) for pair in pairs if pair.family == family]
        print(f"--- {family}, fitted on the others\n{table([row for row in rows if row['family'] == family])}", flush=True)
    print(f"--- all families\n{table(rows)}")


if __name__ == "__main__":
    main()
