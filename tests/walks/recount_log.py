"""What browsers did, as a test saw it: by its own listener on the page and by what it did itself, never asked of Cairn.

From it follows what every figure has to be: how often, how often for the first time in that browser, and by version, language,
device class and step.
"""

from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass, field
from typing import NamedTuple

LISTENER = """
window.seen = [];
if (location.hostname == "localhost") {
  const name = crypto.getRandomValues(new Uint32Array(1))[0].toString(36);
  tell("begun", name);
  addEventListener("pagehide", () => (localStorage["left " + name] = 1));
}
const frames = (work) => requestAnimationFrame(() => requestAnimationFrame(work));
let path = "";
const look = () => {
  if (location.pathname != path) {
    path = location.pathname;
    frames(() => tell("page", path));
  }
};
addEventListener("DOMContentLoaded", look);
window.navigation?.addEventListener("currententrychange", look);
const watched = new Set();
const isShown = (card) => card?.checkVisibility({ visibilityProperty: true });
const watch = (stage) => frames(() => {
  const card = stage.shadowRoot?.querySelector("dialog");
  if (!isShown(card) || watched.has(card)) return;
  watched.add(card);
  seen.push(card.ariaLabel);
  tell("card", card.ariaLabel);
});
new MutationObserver((records) => {
  for (const node of records.flatMap(({ addedNodes }) => [...addedNodes])) if (node.localName == "cairn-stage") watch(node);
}).observe(document, { childList: true, subtree: true });
"""
"""Tells of each page that is looked at, by its path, and of each card that was on screen for two frames, by its name; and keeps
which of the customer's pages were told that they are left.
"""


class Figure(NamedTuple):
    """One thing that happened; `step` is empty where the figure is of no step."""

    guide: str
    version: str
    figure: str
    step: str
    locale: str
    device: str


class Counted(NamedTuple):
    one: Figure
    is_new: bool


@dataclass
class Log:
    """Everything that happened, and how much of it was new to its browser."""

    totals: Counter[Figure] = field(default_factory=Counter[Figure])
    uniques: Counter[Figure] = field(default_factory=Counter[Figure])

    def add(self, one: Figure, *, is_new: bool) -> None:
        self.totals[one] += 1
        self.uniques[one] += is_new

    def take_back(self, one: Figure, *, is_new: bool) -> None:
        self.uniques[one] -= is_new
        self.totals[one] -= 1
        if not self.totals[one]:
            del self.totals[one]

    def counts(self, way: str) -> Counter[Figure]:
        return self.uniques if way == "unique" else self.totals

    def sum(self, way: str = "all", **fixed: str) -> int:
        """Of all figures that have these values."""
        return sum(n for one, n in self.counts(way).items() if all(getattr(one, name) == value for name, value in fixed.items()))

    def values(self, name: str, **fixed: str) -> set[str]:
        """What a field has among the figures that have these values."""
        return {getattr(one, name) for one in self.totals if all(getattr(one, key) == value for key, value in fixed.items())}


@dataclass
class Browser:
    """One browser's memory, as the test keeps it: what it counted before; and the walk that it is in."""

    log: Log
    device: str
    locale: str
    met: set[tuple[str, str, str]] = field(default_factory=set[tuple[str, str, str]])
    guide: str = ""
    version: str = ""
    painted: list[str] = field(default_factory=list[str])
    walk: list[Counted] = field(default_factory=list[Counted])
    pages: list[str] = field(default_factory=list[str])

    def begin(self, guide: str, version: str) -> None:
        """A walk begins, as soon as a card is painted."""
        self.guide, self.version, self.painted = guide, version, []
        self.walk.clear()

    def hear(self, kind: str, value: str) -> None:
        """What the listener tells."""
        if kind == "begun":
            self.pages.append(value)
        elif kind == "page":
            if value.startswith(f"/{self.guide}/"):
                self.count("eligible")
        elif value not in self.painted:
            if not self.painted:
                self.count("started", value)
            self.painted.append(value)
            self.count("reached", value)

    def count(self, figure: str, step: str = "") -> None:
        """A browser is new to a figure once for each guide, and once for each step that it reaches."""
        mark = (self.guide, figure, step if figure == "reached" else "")
        locale = "" if figure == "eligible" else self.locale
        one = Figure(self.guide, self.version, figure, step, locale, self.device)
        is_new = mark not in self.met
        self.log.add(one, is_new=is_new)
        self.met.add(mark)
        self.walk.append(Counted(one, is_new=is_new))

    def has_counted(self, figure: str) -> bool:
        """In this walk."""
        return any(counted.one.figure == figure for counted in self.walk)

    def take_back(self, sent: Collection[tuple[str, str]]) -> None:
        """The page was ended before it could send anything more of the walk than these figures, each with its step: the browser
        remembers that it counted the others, but for the last ones of a page that was never told that it is left.
        """
        for counted in [counted for counted in self.walk if (counted.one.figure, counted.one.step) not in sent]:
            self.log.take_back(counted.one, is_new=counted.is_new)
            self.walk.remove(counted)
            if counted.one.figure == "left_page" and counted.is_new:
                self.met.discard((counted.one.guide, "left_page", ""))
