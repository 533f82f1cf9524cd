"""Every live target against the build: found, found by a fallback only, lost, or not to be told."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from models.check.build.build_targets import LiveTarget
from models.check.build.built_pages import BuiltPage, BuiltPages
from models.check.judge_page import judge
from models.page.page_fetch import FetchedPage
from models.targets import Verdict

RANKS = ("unique", "drifted", "cannot_tell", "suspect", "ambiguous", "missing")
LOST = frozenset({"suspect", "ambiguous", "missing"})


@dataclass(frozen=True)
class BuildVerdict:
    """What became of one live step. `page` names the built page that was looked at."""

    pointed: LiveTarget
    page: str
    verdict: Verdict

    @property
    def is_lost(self) -> bool:
        """Visitors would not be shown this step where it belongs."""
        return self.verdict.verdict in LOST or (self.verdict.verdict == "drifted" and self.verdict.selector is None)

    @property
    def is_fine(self) -> bool:
        return self.verdict.verdict == "unique"

    @property
    def place(self) -> str:
        return f"{self.pointed.guide}, step {self.pointed.number} ({self.pointed.title})"


def compare(pointed: Sequence[LiveTarget], pages: BuiltPages) -> list[BuildVerdict]:
    """One parse for each page, in the order of the guides. Raises NoPages."""
    known = [one for one in pointed if one.page]
    found = {**_on_their_pages(known, pages), **_anywhere([one for one in pointed if not one.page], pages)}
    return [found[id(one)] for one in pointed]


def _on_their_pages(pointed: Sequence[LiveTarget], pages: BuiltPages) -> dict[int, BuildVerdict]:
    by_path: dict[str, list[LiveTarget]] = defaultdict(list)
    for one in pointed:
        by_path[one.page].append(one)
    found: dict[int, BuildVerdict] = {}
    for path, ones in by_path.items():
        nothing = BuiltPage(path, None, problem=f"The build has no page for {path}.")
        found |= _best(ones, pages.at(path), nothing)
    return found


def _anywhere(pointed: Sequence[LiveTarget], pages: BuiltPages) -> dict[int, BuildVerdict]:
    """Nothing says where a step was picked: all pages are looked at."""
    return _best(pointed, pages.all(), BuiltPage("", None, problem="No built page was given to look at.")) if pointed else {}


def _best(pointed: Sequence[LiveTarget], pages: Iterable[BuiltPage], nothing: BuiltPage) -> dict[int, BuildVerdict]:
    """The best verdict that any of the pages gives, or, without a page, that of `nothing`."""
    best: dict[int, BuildVerdict] = {}
    left = list(pointed)
    for page in pages:
        for one, verdict in zip(left, _judged(page, left), strict=True):
            result = BuildVerdict(one, page.name, verdict)
            if id(one) not in best or _rank(result) < _rank(best[id(one)]):
                best[id(one)] = result
        left = [one for one in left if not best[id(one)].is_fine]
        if not left:
            break
    unknown = Verdict("cannot_tell", nothing.problem)
    return {id(one): best.get(id(one)) or BuildVerdict(one, nothing.name, unknown) for one in pointed}


def _rank(result: BuildVerdict) -> int:
    return RANKS.index(result.verdict.verdict)


def _judged(page: BuiltPage, pointed: Sequence[LiveTarget]) -> list[Verdict]:
    if page.html is None:
        return [Verdict("cannot_tell", page.problem)] * len(pointed)
    size = len(page.html)
    read = FetchedPage(page.url, page.url, 200, "text/html", "", page.html, size, size, 0)
    return judge(read, [one.target for one in pointed])
