"""Every element of saved pages, in soupsieve and in Chromium: the same tree, and a first selector that matches exactly it.

    python tests/bench/elements.py                 all pages of ../shared/data/target-pairs/pages
    python tests/bench/elements.py FILE...         these pages
    python tests/bench/elements.py --every 10      every tenth element only

Also holds the engine against what Chromium answered to the selectors of ../shared/data/selectors. Prints what disagrees and ends
with 1 if anything does.
"""

from __future__ import annotations

import argparse
import json
import shutil
import sys
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from playwright.sync_api import Page, Route, sync_playwright  # noqa: E402 -- the script is run from anywhere

from models.engine.charset.page_encoding import decode_file  # noqa: E402
from models.engine.dom.document import Document  # noqa: E402
from models.engine.dom.element import xpath_of  # noqa: E402
from models.engine.selector.match.selector import Selector  # noqa: E402
from models.engine.selector.parse.selector_tree import SelectorRefused  # noqa: E402
from models.targets.choose.selector_order import selectors_for  # noqa: E402

DATA = ROOT.parent / "shared" / "data"

ARGUMENTS = (
    "--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking --disable-component-update"
    " --disable-sync"
)
# Scripting stays on, so that <noscript> is parsed as visitors' browsers parse it, but nothing of the page runs or loads.
HEADERS = {"content-type": "text/html; charset=utf-8", "content-security-policy": "default-src 'none'"}
ASK = """asked => { const all = [...document.querySelectorAll('*')]; const place = new Map(all.map((one, index) => [one, index]));
  return asked.map(css => {
    try { return [...document.querySelectorAll(css)].map(one => place.get(one)) } catch (problem) { return null } }) }"""


def show(page: Page, html: bytes) -> list[str]:
    """Puts a page into the browser as a server would; the names of its elements in order."""

    def answer(route: Route) -> None:
        if route.request.is_navigation_request():
            route.fulfill(body=html, headers=HEADERS)
        else:
            route.abort()

    page.unroute_all()
    page.route("**/*", answer)
    page.goto("http://page.test/", wait_until="domcontentloaded")
    return page.evaluate("() => [...document.querySelectorAll('*')].map(one => one.localName)")


def compare(page: Page, html: bytes, every: int = 1) -> dict[str, Any]:
    """Counts of elements, and of those whose first selector (or any) is wrong in the browser; `tree`: whether the trees agree."""
    document = Document(decode_file(html))
    names = show(page, document.source.encode("utf-8", "replace"))
    found: dict[str, Any] = {
        "elements": 0,
        "undescribed": [],
        "wrong": [],
        "others wrong": [],
        "wrong in soupsieve": [],
        "tree": names == [e.name for e in document.elements],
    }
    if not found["tree"]:
        return found
    some = document.elements[::every]
    selectors = [selectors_for(document, element) for element in some]
    answers = iter(page.evaluate(ASK, [css for one in selectors for css in one]))
    for element, mine in zip(some, selectors, strict=True):
        found["elements"] += 1
        right = [next(answers) == [element.order] for _ in mine]
        if not mine:
            found["undescribed"].append(xpath_of(element))
            continue
        if not right[0]:
            found["wrong"].append((xpath_of(element), mine[0]))
        if Selector(mine[0]).filter(document, document.elements) != [element]:
            found["wrong in soupsieve"].append((xpath_of(element), mine[0]))
        found["others wrong"] += [css for css, fine in zip(mine[1:], right[1:], strict=True) if not fine]
    return found


def answers(folder: Path) -> tuple[int, int]:
    """How many selectors the engine answers as Chromium did, or refuses where Chromium did, and of how many."""
    agreed = asked = 0
    selectors = json.loads((folder / "supp_sels.json").read_text())
    for page, truth in (("supp.html", "supp_truth.json"), ("supp_quirks.html", "suppq_truth.json")):
        document = Document(decode_file((folder / page).read_bytes()))
        for css, wanted in zip(selectors, json.loads((folder / truth).read_text())["res"], strict=True):
            try:
                found: object = [element.order for element in Selector(css).select(document)]
            except SelectorRefused:
                found = None
            asked += 1
            agreed += found == (wanted if isinstance(wanted, list) else None)
            if found != (wanted if isinstance(wanted, list) else None):
                print(page, css, found, wanted)
    return agreed, asked


def agreement(files: list[Path], every: int = 1) -> tuple[list[str], bool]:
    """Lines for the table, and whether everything agreed."""
    elements = faults = trees = 0
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=ARGUMENTS.split())
        page = browser.new_page()
        for number, file in enumerate(files, 1):
            if sys.stderr.isatty():
                print(f"\r{number} of {len(files)} pages", end="", file=sys.stderr)
            found = compare(page, file.read_bytes(), every)
            elements += found.pop("elements")
            trees += found.pop("tree")
            wrong = {name: value for name, value in found.items() if value}
            faults += len({str(one) for value in wrong.values() for one in value})
            if wrong:
                print(file.name, json.dumps(wrong, ensure_ascii=False)[:2000])
        browser.close()
    lines = [
        f"  pages whose tree is Chromium's {'':15} {trees} of {len(files)}",
        f"  elements that each of their selectors matches alone  {elements - faults:,} of {elements:,}   ≥ 99.9 %",
    ]
    return lines, not faults and trees == len(files)


def main() -> int:
    parser = argparse.ArgumentParser()
    parser.add_argument("files", nargs="*", type=Path)
    parser.add_argument("--every", type=int, default=1)
    arguments = parser.parse_args()
    lines, fine = agreement(arguments.files or saved(), arguments.every)
    if not arguments.files:
        agreed, asked = answers(DATA / "selectors")
        lines.append(f"  selectors answered or refused as Chromium does {agreed} of {asked}   ≥ 99.9 %")
        fine = fine and agreed == asked
    print("\n".join(lines))
    return int(not fine)


def saved() -> list[Path]:
    return sorted((DATA / "target-pairs" / "pages").glob("*.html"))


if __name__ == "__main__":
    sys.exit(main())
