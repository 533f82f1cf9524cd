"""How long checks and repairs take, against html5lib's parse alone of the same page; and a night's work.

    python tests/bench/target_speed.py

For each saved page, and for some of them joined to a larger one: 50 targets described on it, then a check of the whole page
(parse, resolve, verify) from bytes. The repair of one target on a page of 3,000 elements. Processor time, best of three; without
the garbage collector during both, as in the worker processes. Then 10,000 targets on 1,000 pages, by the clock, through the
worker processes.
"""

from __future__ import annotations

import gc
import json
import os
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

import html5lib

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from models.engine.charset.page_encoding import decode_file  # noqa: E402
from models.engine.dom.document import Document  # noqa: E402
from models.targets import check_page  # noqa: E402
from models.targets.check.relocation import repair  # noqa: E402
from models.targets.check.target_check import check  # noqa: E402
from models.targets.choose.describe_target import describe  # noqa: E402
from models.targets.recognise.control_group import group_of  # noqa: E402
from models.targets.target import Target  # noqa: E402

if TYPE_CHECKING:
    from collections.abc import Callable

PAGES = ROOT.parent / "shared" / "data" / "target-pairs" / "pages"
SIZES = (("under 20 kB", 0, 20_000), ("20 to 80 kB", 20_000, 80_000), ("80 kB to 1 MB", 80_000, 10_000_000))


def seconds(work: Callable[[], object], times: int = 3) -> float:
    best = float("inf")
    for _ in range(times):
        gc.collect()  # as the workers do between calls
        started = time.process_time()
        work()
        best = min(best, time.process_time() - started)
    return best


def some_targets(html: bytes, number: int = 50) -> list[Target]:
    page = Document(decode_file(html))
    some = [e for e in page.elements if group_of(e) in {"link", "button", "field", "heading"}] or page.elements[3:]
    chosen = [some[place * len(some) // number] for place in range(number)]
    return [Target.from_json(json.loads(json.dumps(describe(page, element).to_json()))) for element in chosen]


def whole_check(html: bytes, targets: list[Target]) -> list[str]:
    page = Document(decode_file(html))
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


def checks(*, each: bool) -> list[str]:
    """What a check of a page with 50 targets costs, by the page's size; `each` says it for every page."""
    files = sorted(PAGES.glob("*.html"), key=lambda file: file.stat().st_size)
    cases = [(file.name, file.read_bytes()) for file in files]
    cases += [(f"joined, {size // 1000} kB", joined(files, size)) for size in (100_000, 250_000, 500_000, 1_000_000)]
    measured: list[tuple[int, float, float]] = []
    lines: list[str] = []
    for name, html in cases:
        targets = some_targets(html)
        mine, other = seconds(lambda: whole_check(html, targets)), seconds(lambda: html5lib.parse(html))  # noqa: B023 -- called at once
        measured.append((len(html), mine, other))
        if each:
            lines.append(
                f"  {name:24} {len(html) / 1000:7.1f} kB   {1000 * mine:6.1f} ms   {1000 * other:6.1f} ms   {mine / other:.2f}"
            )
    for title, least, most in (("all of them", 0, 10_000_000), *SIZES):
        chosen = [one for one in measured if least <= one[0] < most]
        size, ours, theirs = (sum(column) for column in zip(*chosen, strict=True))
        ratio = f"{1e9 * ours / size:4.0f} ms, html5lib {1e9 * theirs / size:4.0f} ms, ratio {ours / theirs:.2f}"
        lines.append(f"  check of 50 targets, per MB, pages {title:16} {ratio:40} ≤ 0.5")
    return lines


def repair_time() -> str:
    old, new = Document(large_page()), large_page().replace("btn", "button").replace('id="r', 'id="row-')
    target = describe(old, 'a[href="/orders/250"]')
    elements = len(Document(new).elements)
    taken = seconds(lambda: repair(Document(new), target))
    return f"  repair of one target on {elements:,} elements {'':11} {1000 * taken:4.0f} ms with the parse {'':20} ≤ 150 ms"


def night(pages: int = 1_000, targets: int = 10) -> str:
    """A whole night's checks without the fetching, which waits for other people's servers."""
    sources = [file.read_bytes() for file in sorted(PAGES.glob("*.html"))]
    known = [some_targets(html, targets) for html in sources]
    memory: list[int] = []
    started = time.perf_counter()
    for number in range(pages):
        html = sources[number % len(sources)] + f"<!-- {number} -->".encode()
        verdicts = check_page(decode_file(html), known[number % len(sources)], seconds=60.0)
        assert len(verdicts) == targets
        if number in {pages // 10, pages - 1}:
            memory.append(resident())
    took = time.perf_counter() - started
    grown = f"{memory[0] / 1e6:.0f} MB after a tenth, {memory[1] / 1e6:.0f} MB at the end"
    return f"  {pages * targets:,} targets on {pages:,} pages {'':16} {took:4.0f} s; {grown:34} ≤ 1 hour, flat"


def resident() -> int:
    """Bytes that this process and its workers hold."""
    children = Path(f"/proc/self/task/{os.getpid()}/children").read_text().split()
    pages = [int(Path(f"/proc/{one}/statm").read_text().split()[1]) for one in ("self", *children)]
    return sum(pages) * os.sysconf("SC_PAGE_SIZE")


def summary(*, each: bool = False) -> str:
    gc.disable()
    try:
        lines = [*checks(each=each), repair_time()]
    finally:
        gc.enable()
    return "\n".join([*lines, night()])


if __name__ == "__main__":
    print(summary(each=True))
