"""The figures of targets that survive, on labelled page pairs, leaving out one family at a time.

    python tests/bench/targets.py                  the table: everything fitted on all families but one, judged on that one; then
                                                   agreement with Chromium, and speed
    python tests/bench/targets.py --quality        the table alone
    python tests/bench/targets.py --fit            prints the tables of models/targets, fitted on all families
    python tests/bench/targets.py --today          the table of the numbers that ship, in two minutes, without fitting anything
    python tests/bench/targets.py --pairs FILE...  other pairs (default: all of ../shared/data/target-pairs*)
    python tests/bench/targets.py --faults         also what still fails, with the labels of the pair

Weights, trust and what conditions of selectors cost are fitted without the family judged; the engine that is judged is the one
that ships, lent those numbers. Thresholds are those of models/targets, the same for every family and fixed beforehand.
"""

from __future__ import annotations

import argparse
import os
import sys
from concurrent.futures import ProcessPoolExecutor, as_completed
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT), str(ROOT / "tests" / "bench")]

from elements import DATA, agreement, answers, saved  # noqa: E402 -- the script is run from anywhere
from target_fit import Fitted, Pair, fit, pairs_of  # noqa: E402
from target_speed import summary  # noqa: E402

from models.targets.bench.bench_figures import table  # noqa: E402
from models.targets.bench.pair_bench import Bench, Outcome, family_of  # noqa: E402
from models.targets.check.verdict_thresholds import (  # noqa: E402
    BELIEVED_TRUST,
    SHOWN_TRUST,
    SURE_SHARE,
    SURE_TRUST,
    UNCHANGED_SHARE,
)

if TYPE_CHECKING:
    from collections.abc import Callable


@lru_cache(maxsize=1)
def known(paths: tuple[Path, ...]) -> list[Pair]:
    """All pairs with what is compared; once in each process."""
    return [pair for path in paths for pair in pairs_of(Bench(path))]


def without(paths: tuple[Path, ...], family: str) -> list[Outcome]:
    """The family's outcomes with everything fitted on the others."""
    fitted = fit([pair for pair in known(paths) if pair.family != family])
    with fitted.lent():
        return [one for path in paths for one in Bench(path).outcomes(family)]


def today(paths: tuple[Path, ...], family: str) -> list[Outcome]:
    return [one for path in paths for one in Bench(path).outcomes(family)]


def by_families(paths: tuple[Path, ...], judge: Callable[[tuple[Path, ...], str], list[Outcome]]) -> list[Outcome]:
    families = sorted({family_of(pair) for path in paths for pair in Bench(path).pairs})
    found: list[Outcome] = []
    with ProcessPoolExecutor(min(len(families), os.cpu_count() or 1)) as pool:
        for number, done in enumerate(as_completed([pool.submit(judge, paths, family) for family in families]), 1):
            found += done.result()
            if sys.stderr.isatty():
                print(f"\r{number} of {len(families)} families", end="" if number < len(families) else "\n", file=sys.stderr)
    return found


def printed(fitted: Fitted) -> str:
    lines: list[str] = []
    for name, row in (("WEIGHTS", fitted.weights), ("TRUST", fitted.trust), ("COST", fitted.costs)):
        lines += [f"{name}: dict[str, float] = {{"]
        lines += [f'    "{key}": {value:.2f},' for key, value in row.items() if name == "COST" or abs(value) >= 0.005]
        lines += ["}"]
    return "\n".join(lines)


def faults(paths: tuple[Path, ...], outcomes: list[Outcome]) -> str:
    pairs = {pair["id"]: pair for path in paths for pair in Bench(path).pairs}
    lines: list[str] = []
    for one in sorted(outcomes, key=lambda one: (one.family, one.prediction.id)):
        first = one.prediction.candidates[:1]
        what = [
            one.true is not None and first != (one.true,) and "another element comes out first",
            one.prediction.xpath not in {None, one.true} and f"taken for {one.prediction.verdict} and wrong",
            one.prediction.selector_xpath not in {None, one.true} and "first selector alone is wrong",
            one.checked == "unique" and one.checked_xpath != one.true and "check says unique and is wrong",
        ]
        if any(what):
            pair = pairs[one.prediction.id]
            lines.append(f"{one.family} {one.prediction.id}: {'; '.join(filter(None, what))}")
            lines.append(f"    {pair.get('old_desc')} -> {pair.get('new_desc')}   selector {one.prediction.selector}")
    return "\n".join(lines)


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--pairs", type=Path, nargs="+", default=sorted(DATA.glob("target-pairs*/pairs.jsonl")))
    parser.add_argument("--fit", action="store_true")
    parser.add_argument("--faults", action="store_true")
    parser.add_argument("--quality", action="store_true")
    parser.add_argument("--today", action="store_true")
    arguments = parser.parse_args()
    paths = tuple(arguments.pairs)
    if not paths:
        print("Targets are left out: the labelled pages are not beside this checkout. Name others with --pairs FILE.")
        return
    for path in paths:
        if not path.is_file():
            parser.error(f"there is no file {path}")
    if arguments.fit:
        print(printed(fit(known(paths))))
        return
    outcomes = by_families(paths, today if arguments.today else without)
    fitted = "the numbers that ship" if arguments.today else "weights, trust and selector costs fitted on the other families"
    print(f"Each family is judged with {fitted}. Fixed beforehand for all:")
    print(f"a repair is taken at trust >= {SURE_TRUST} and share >= {SURE_SHARE}, offered at trust >= {SHOWN_TRUST};")
    print(f"a match is unchanged at share >= {UNCHANGED_SHARE}, believed at trust >= {BELIEVED_TRUST}.")
    print("Intervals are Wilson's at 95 %.\n")
    print(table(outcomes), flush=True)
    if arguments.faults:
        print(f"\nWhat still fails:\n{faults(paths, outcomes)}")
    if not arguments.quality and not arguments.today:
        agreed, asked = answers(DATA / "selectors")
        lines, _ = agreement(saved())
        print("\nagreement with Chromium", *lines, sep="\n")
        print(f"  selectors answered or refused as Chromium does {agreed} of {asked}   ≥ 99.9 %", flush=True)
        print(f"\nspeed on this machine\n{summary()}")


if __name__ == "__main__":
    main()
