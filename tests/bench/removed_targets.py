"""Targets cut out of the new pages of labelled pairs: what is repaired all the same is a look-alike, and wrong.

    python tests/bench/removed_targets.py [PAIRS.jsonl ...]      default: the pairs in ../shared/data

Two figures for each kind of change: repaired at all (often to a second link with the same words and address), and repaired to
something whose own words, address, id or name say that it is another thing. The engine that is judged is the one that ships.
"""

from __future__ import annotations

import json
import os
import sys
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

from selectolax.lexbor import LexborHTMLParser

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT), str(ROOT / "tests" / "bench")]

from elements import DATA  # noqa: E402 -- the script is run from anywhere

from models.engine.dom.document import Document  # noqa: E402
from models.targets.bench.pair_bench import Bench, family_of  # noqa: E402
from models.targets.check.relocation import repair  # noqa: E402
from models.targets.choose.describe_target import describe_at  # noqa: E402
from models.targets.target import Target  # noqa: E402

SIGNS = {"label", "address", "id", "name"}


def family_outcomes(path: Path, family: str) -> list[tuple[str, str, str, bool]]:
    """For each target of the family that is on the new page: id, kind of change, verdict without it, and a contradiction."""
    bench, found = Bench(path), []
    for pair in bench.pairs:
        if family_of(pair) != family or not pair["new_xpath"]:
            continue
        described = describe_at(bench.page(pair["old"]), pair["old_xpath"])
        cut = _without(bench.page(pair["new"]).source, pair["new_css"])
        if cut is None:
            continue
        repaired = repair(cut, Target.from_json(json.loads(json.dumps(described.to_json()))))
        signs = [one for one in repaired.proposals[0].evidence if one.what in SIGNS] if repaired.proposals else []
        differs = any(one.old and one.new and one.old != one.new for one in signs)
        found.append((pair["id"], pair["change"], repaired.verdict, differs))
    return found


def _without(html: str, css: str) -> Document | None:
    tree = LexborHTMLParser(html)
    node = tree.css_first(css)
    if node is None or node.tag in {"html", "body"}:
        return None
    node.decompose()
    return Document(tree.html or "")


def main() -> None:
    files = [Path(one) for one in sys.argv[1:] if not one.startswith("--")] or sorted(DATA.glob("target-pairs*/pairs.jsonl"))
    work = [(path, family) for path in files for family in sorted({family_of(pair) for pair in Bench(path).pairs})]
    with ProcessPoolExecutor(os.cpu_count()) as pool:
        outcomes = [one for part in pool.map(family_outcomes, *zip(*work, strict=True)) for one in part]
    for change in sorted({one[1] for one in outcomes}):
        those = [one for one in outcomes if one[1] == change]
        taken = [one for one in those if one[2] in {"same", "moved"}]
        another = [one for one in taken if one[3]]
        shares = f"repaired {len(taken) / len(those):6.1%}  to another thing {len(another) / len(those):6.1%}"
        print(f"{change:10} {len(those):4} cut  {shares}")
        if "--faults" in sys.argv:
            print("   ", *(one[0] for one in another))


if __name__ == "__main__":
    main()
