"""Every live target against the build: found, found by a fallback only, lost, or not to be told."""

from collections import defaultdict
from collections.abc import Sequence
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
        page = pages.of(path)
        if page is None:
            sentence = f"The build has no page for {path}."
            found |= {id(one): BuildVerdict(one, path, Verdict("cannot_tell", sentence)) for one in ones}
        else:
            found |= {
                id(one): BuildVerdict(one, page.name, verdict) for one, verdict in zip(ones, _judged(page, ones), strict=True)
            }
    return found


def _anywhere(pointed: Sequence[LiveTarget], pages: BuiltPages) -> dict[int, BuildVerdict]:
    """The public release does not say where a step was picked: the best verdict of all pages counts."""
    best: dict[int, BuildVerdict] = {}
    if not pointed:
        return best
    left = list(pointed)
    for page in pages.all():
        for one, verdict in zip(left, _judged(page, left), strict=True):
            result = BuildVerdict(one, page.name, verdict)
            if id(one) not in best or _rank(result) < _rank(best[id(one)]):
                best[id(one)] = result
        left = [one for one in left if not best[id(one)].is_fine]
        if not left:
            break
    nothing = Verdict("cannot_tell", "No built page was given to look at.")
    return {id(one): best.get(id(one)) or BuildVerdict(one, "", nothing) for one in pointed}


def _rank(result: BuildVerdict) -> int:
    return RANKS.index(result.verdict.verdict)


def _judged(page: BuiltPage, pointed: Sequence[LiveTarget]) -> list[Verdict]:
    if page.html is None:
        return [Verdict("cannot_tell", page.problem)] * len(pointed)
    size = len(page.html)
    read = FetchedPage(page.url, page.url, 200, "text/html", "", page.html, size, size, 0)
    return judge(read, [one.target for one in pointed])
