"""How long checks and repairs take, against html5lib's parse alone of the same page.

    python tests/bench/target_speed.py

For each saved page: 50 targets described on it, then a check of the whole page (parse, resolve, verify) from bytes; and the
repair of one target on a page of 3,000 elements. Processor time, best of three; without the garbage collector for both, as in
the worker processes.
"""

from __future__ import annotations

import gc
import json
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

import html5lib

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from models.target.check import check  # noqa: E402 -- the script is run from anywhere
from models.target.describe import describe  # noqa: E402
from models.target.document import Document  # noqa: E402
from models.target.kinds import group_of  # noqa: E402
from models.target.repairing import repair  # noqa: E402
from models.target.target import Target  # noqa: E402

if TYPE_CHECKING:
    from collections.abc import Callable

PAGES = ROOT.parent / "shared" / "data" / "target-pairs" / "pages"


def seconds(work: Callable[[], object], times: int = 3) -> float:
    best = float("inf")
    for _ in range(times):
        gc.collect()  # as the workers do between calls
        started = time.process_time()
        work()
        best = min(best, time.process_time() - started)
    return best


def fifty(html: bytes) -> list[Target]:
    page = Document(html)
    some = [e for e in page.elements if group_of(e) in {"link", "button", "field", "heading"}] or page.elements[3:]
    chosen = [some[place * len(some) // 50] for place in range(50)]
    return [Target.from_json(json.loads(json.dumps(describe(page, element).to_json()))) for element in chosen]


def whole_check(html: bytes, targets: list[Target]) -> list[str]:
    page = Document(html)
    return [check(page, target).verdict for target in targets]


def large_page(rows: int = 500) -> str:
    lines = "".join(
        f'<tr id="r{n}"><td>{n}</td><td><a href="/orders/{n}">Order {n}</a></td><td><button class="btn">Edit</button></td></tr>'
        for n in range(rows)
    )
    return f"<!doctype html><body><main><h1>Orders</h1><table><tbody>{lines}</tbody></table></main></body>"


def joined(files: list[Path], most: int) -> bytes:
    """Pages one behind the other, up to about `most` bytes."""
    bodies: list[str] = []
    for file in files:
        if sum(map(len, bodies)) < most:
            html = file.read_text(errors="replace")
            bodies.append(html[html.find(">", html.find("<body")) + 1 : html.rfind("</body>")])
    return ("<!doctype html><html><body>" + "".join(f"<section>{body}</section>" for body in bodies) + "</body></html>").encode()


def main() -> None:
    gc.disable()
    pages = sorted(PAGES.glob("*.html"), key=lambda file: file.stat().st_size)
    ours = theirs = size = 0.0
    cases = [(file.name, file.read_bytes()) for file in pages]
    cases += [(f"joined, {size // 1000} kB", joined(pages, size)) for size in (100_000, 250_000, 1_000_000)]
    for name, html in cases:
        gc.collect()
        targets = fifty(html)
        mine, other = seconds(lambda: whole_check(html, targets)), seconds(lambda: html5lib.parse(html))  # noqa: B023 -- called at once
        sizes = f"{name:24} {len(html) / 1000:6.1f} kB"
        print(f"{sizes}   check of 50 {1000 * mine:6.1f} ms   html5lib {1000 * other:6.1f} ms   {mine / other:.2f}")
        ours, theirs, size = ours + mine, theirs + other, size + len(html) / 1e6
    print(f"per MB: check of 50 {1000 * ours / size:.0f} ms, html5lib alone {1000 * theirs / size:.0f} ms, {ours / theirs:.2f}")
    old, new = Document(large_page()), large_page().replace("btn", "button").replace('id="r', 'id="row-')
    target = describe(old, 'a[href="/orders/250"]')
    page = Document(new)
    taken = seconds(lambda: repair(Document(new), target))
    print(f"repair of one target on {len(page.elements)} elements: {1000 * taken:.0f} ms with the parse")


if __name__ == "__main__":
    main()
