"""Every way to go on with every way from page to page: what is counted is what the browser painted, each step once.

The recount is the test's own: it watches for cards that are on screen for two frames and never asks the player.
"""

from collections import Counter
from dataclasses import dataclass
from typing import Any

import pytest
from playwright.sync_api import Page, expect

RECOUNT = """
window.painted = () => JSON.parse(sessionStorage.recount ?? "[]");
const frames = (work) => requestAnimationFrame(() => requestAnimationFrame(work));
new MutationObserver((records) => {
  for (const stage of records.flatMap(({ addedNodes }) => [...addedNodes]))
    if (stage.localName == "cairn-stage") frames(() => {
      const card = stage.shadowRoot.querySelector("dialog");
      if (card?.checkVisibility({ visibilityProperty: true }))
        sessionStorage.recount = JSON.stringify([...painted(), card.ariaLabel.replace("Title ", "")]);
    });
}).observe(document, { childList: true, subtree: true });
"""
NAMES, PAGE = ("s1", "s2", "s3"), "<p>Page</p>"
ADVANCES: dict[str, dict[str, Any] | None] = {
    "button": None,
    "target_click": {"when": "target_click"},
    "typed": {"when": "value", "operator": "non_empty"},
    "typed exactly": {"when": "value", "operator": "equals", "value": "berth 12"},
    "appears": {"when": "appears", "selector": "#new{n}"},
    "disappears": {"when": "disappears", "selector": "#old{n}"},
    "url": {"when": "url", "part": "query", "operator": "contains", "value": "on={n}"},
    "delay": {"when": "delay", "seconds": 0.3},
    "event": {"when": "event", "name": "on{n}"},
}
SAME_PAGE = ("stay", "reload", "wander", "away and back", "swap")
OTHER_PAGE = ("go afterwards", "go at once")
NO_WALK = {  # the page is left before what is waited for can be seen, or by it
    ("appears", "go at once"),
    ("disappears", "go at once"),
    ("delay", "go at once"),
    *(("delay", change) for change in ("reload", "wander", "away and back", "swap")),
}
WALKS = [(advance, change) for advance in ADVANCES for change in (*SAME_PAGE, *OTHER_PAGE) if (advance, change) not in NO_WALK]


def step(make, advance, number):
    rule = ADVANCES[advance]
    ways = {} if rule is None else {"advance": [{k: v.format(n=number) if isinstance(v, str) else v for k, v in rule.items()}]}
    return make.step(f"s{number}", **make.at(f"#t{number}"), **(ways if number < 3 else {}))


def targets(advance, *numbers):
    field = '<input id="t{n}" style="margin:30px">' if "typed" in advance else '<button id="t{n}" style="margin:30px">T</button>'
    return "".join(field.format(n=number) for number in numbers)


def body(advance, *numbers):
    return f'<p id="old1">one</p><p id="old2">two</p><main>{targets(advance, *numbers)}</main><p id="end">.</p>'


def pages(advance, change):
    """The customer's pages by their address; step n + 1 is on the page `/n`, or all on the first."""
    if change in OTHER_PAGE:
        return {"/": body(advance, 1), "/1": body(advance, 2), "/2": body(advance, 3)}
    if change == "swap":
        return {"/": body(advance, 1)}
    return {"/": body(advance, 1, 2, 3), "/other": body(advance, 1, 2, 3), "/away": "<p>Nothing here.</p>"}


@dataclass
class Walk:
    """A visitor of one tour, by one way to go on and one way from page to page."""

    page: Page
    advance: str
    change: str
    origin: str

    def painted(self, name: str) -> None:
        """Waits until the browser has painted that step."""
        self.page.wait_for_function("name => painted().includes(name)", arg=name)

    def paint_again(self, number: int) -> None:
        """The page changes while the step is on screen, and the step is on screen once more."""
        before = self.page.evaluate("painted().length")
        if self.change == "reload":
            self.do("location.reload()")
        elif self.change == "wander":
            self.go(f"{self.origin}/{'other' if number == 1 else ''}")
        elif self.change == "away and back":
            self.go(f"{self.origin}/away")
            self.do("history.back()")
        self.page.wait_for_function("before => painted().length > before", arg=before)

    def go_on(self, number: int) -> None:
        """Does what the step waits for, and in the same moment what changes the page."""
        there = f"{self.origin}/{number}" + (f"?on={number}" if self.advance == "url" else "")
        target = self.page.locator(f"#t{number}")
        swap = f"document.querySelector('main').innerHTML = {targets(self.advance, number + 1)!r}"
        at_once = {"go at once": f"location.assign({there!r})", "swap": f"history.pushState(0, '', '?on={number}'); {swap}"}
        also = at_once.get(self.change, "")
        match self.advance:  # a delay goes by by itself
            case "button":
                stage = "document.querySelector('cairn-stage').shadowRoot"
                self.page.evaluate(f"{stage}.addEventListener('click', () => {{ {also} }}, {{ once: true, capture: true }})")
                self.page.get_by_role("dialog").get_by_role("button", name="Next").click()
            case "target_click":
                target.evaluate(f"target => target.onclick = () => {{ {also} }}")
                target.click()
            case "typed":
                target.evaluate(f"target => target.onchange = () => {{ {also} }}")
                target.fill("berth")
                target.blur()
            case "typed exactly":
                target.evaluate(f"target => target.oninput = () => {{ {also} }}")
                target.fill("berth 12")
            case "appears":
                self.do(f"document.querySelector('#end').insertAdjacentHTML('afterend', '<p id=new{number}>!</p>'); {also}")
            case "disappears":
                self.do(f"document.querySelector('#old{number}').remove(); {also}")
            case "url":
                self.do(also or f"history.pushState(0, '', '?on={number}')")
            case "event":
                self.do(f"cairn.track('on{number}'); {also}")
        if self.change == "go afterwards":
            expect(self.page.locator("cairn-stage")).to_have_count(0)
            self.go(there)

    def go(self, there: str) -> None:
        """As a link does."""
        with self.page.expect_navigation():
            self.do(f"location.assign({there!r})")

    def do(self, script: str) -> None:
        """In a task of its own, as it may leave the page."""
        self.page.evaluate(f"void setTimeout(() => {{ {script} }})")


SOME = [
    pytest.param(*walk, marks=pytest.mark.long if place % 5 else (), id=" and ".join(walk)) for place, walk in enumerate(WALKS)
]


@pytest.mark.long
@pytest.mark.parametrize(("advance", "change"), SOME)
def test_every_step_that_was_painted_is_counted_once(visit, make, served, advance, change):
    steps = [step(make, advance, number) for number in (1, 2, 3)]
    page = visit([make.guide(*steps)], pages(advance, change), script=RECOUNT)
    walk = Walk(page, advance, change, served.origin)
    for number in (1, 2):
        walk.painted(f"s{number}")
        if change in {"reload", "wander", "away and back"}:
            walk.paint_again(number)
        walk.go_on(number)
    walk.painted("s3")
    page.get_by_role("dialog", name="Title s3").get_by_role("button", name="Next").click()
    recount = Counter(page.evaluate("[...new Set(painted())]"))
    page.goto("about:blank")  # whatever waits to be sent is sent when a page is left
    served.figures_until("completed")
    assert recount == Counter(NAMES)
    assert Counter(step for figure, step in counted(served) if figure == "reached") == recount
    others = Counter(figure for figure, _ in counted(served) if figure not in {"reached", "eligible"})
    assert others == {"started": 1, "completed": 1}


def test_a_step_that_is_passed_before_it_was_painted_is_not_counted(visit, make, served):
    there = {"advance": [{"when": "appears", "selector": "p"}]}
    page = visit(
        [make.guide(make.step("s1", "modal"), make.step("s2", "modal", **there), make.step("s3", "modal"))], PAGE, script=RECOUNT
    )
    walk = Walk(page, "button", "stay", served.origin)
    walk.painted("s1")
    walk.go_on(1)
    walk.painted("s3")
    page.get_by_role("dialog", name="Title s3").get_by_role("button", name="Next").click()
    served.figures_until("completed")
    assert page.evaluate("painted()") == ["s1", "s3"]
    assert [step for figure, step in counted(served) if figure == "reached"] == ["s1", "s3"]


def test_steps_that_are_seen_again_in_one_walk_are_counted_once_and_in_another_walk_again(visit, make, served):
    always = {"rules": {"frequency": {"show": "always"}, "stop": {"dismissed": False, "completed": False}}}
    back = [{"label": "Back", "action": {"type": "back"}}, {"label": "Next", "action": {"type": "next"}}]
    steps = [make.step(name, "modal", buttons=back) for name in NAMES]
    page = visit([make.guide(*steps, **always)], PAGE, script=RECOUNT)
    for press in ("Next", "Back", "Next", "Next", "Back", "Next", "Next"):
        page.get_by_role("dialog").get_by_role("button", name=press).click()
    page.reload()
    expect(page.get_by_role("dialog", name="Title s1")).to_be_visible()
    page.keyboard.press("Escape")
    served.figures_until("dismissed")
    assert Counter(counted(served))["completed", "s3"] == 1
    assert Counter(figure for figure, _ in counted(served))["started"] == 2
    assert Counter(step for figure, step in counted(served) if figure == "reached") == {"s1": 2, "s2": 1, "s3": 1}


def counted(served):
    return [(event["figure"], event.get("step")) for event in served.events]
