"""Every element of saved pages, in soupsieve and in Chromium: the same tree, and a first selector that matches exactly it.

    python tests/bench/elements.py                 all pages of ../shared/data/target-pairs/pages
    python tests/bench/elements.py FILE...         these pages
    python tests/bench/elements.py --every 10      every tenth element only

Also asks Chromium the selectors of ../shared/data/selectors. Prints what disagrees and ends with 1 if anything does.
"""

from __future__ import annotations

import argparse
import json
import sys
import time
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from playwright.sync_api import Page, Route, sync_playwright  # noqa: E402 -- the script is run from anywhere

from models.target.document import Document  # noqa: E402
from models.target.element import xpath_of  # noqa: E402
from models.target.selectors import selectors_for  # noqa: E402

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
    document = Document(html)
    names = show(page, document.source.encode("utf-8", "replace"))
    found: dict[str, Any] = {
        "elements": 0,
        "undescribed": [],
        "wrong": [],
        "others wrong": [],
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
        elif not right[0]:
            found["wrong"].append((xpath_of(element), mine[0]))
        found["others wrong"] += [css for css, fine in zip(mine[1:], right[1:], strict=True) if not fine]
    return found


def main() -> int:
    parser = argparse.ArgumentParser()
    parser.add_argument("files", nargs="*", type=Path)
    parser.add_argument("--every", type=int, default=1)
    arguments = parser.parse_args()
    files = arguments.files or sorted((ROOT.parent / "shared" / "data" / "target-pairs" / "pages").glob("*.html"))
    started, elements, bad = time.perf_counter(), 0, 0
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=ARGUMENTS.split())
        page = browser.new_page()
        for file in files:
            found = compare(page, file.read_bytes(), arguments.every)
            elements += found.pop("elements")
            faults = {name: value for name, value in found.items() if value and name != "tree"}
            if faults or not found["tree"]:
                bad += 1
                print(file.name, "" if found["tree"] else "THE TREES DIFFER", json.dumps(faults, ensure_ascii=False)[:2000])
        browser.close()
    print(f"{elements} elements on {len(files)} pages, {bad} pages with faults, {time.perf_counter() - started:.0f} s")
    return int(bool(bad))


if __name__ == "__main__":
    sys.exit(main())
