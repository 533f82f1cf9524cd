"""What needs attention first, for the list of guides: what visitors miss, what did not go live, what got worse, who waits."""

from collections import Counter
from collections.abc import Collection, Iterator, Sequence

from sqlalchemy import Row, select
from starlette.requests import Request

from components.attention_strip import AttentionStrip, StripLine, StripRest
from components.finding_row import finding_badge
from models.check.finding import IGNORED, RESOLVED, Finding
from models.check.visitor_agreement import agreements
from models.event.needed_attention import attention
from models.guide.guide_search import LIVE, GuideSearch
from models.release.planned_publication import REFUSED, PlannedPublication
from models.review import Review
from models.review.review import OPEN
from web.kit.context import context

MOST_LINES = 4
MOST_GUIDES = 500
"""Live guides whose numbers are compared, the ones edited last."""
MOST_REVIEWS = 20
SETTLED = (RESOLVED, IGNORED)
REST = {
    "finding": ("in the inbox", "in the inbox", "/inbox"),
    "plan": ("plan that did not go live", "plans that did not go live", ""),
    "numbers": ("in the numbers", "in the numbers", "/numbers"),
    "review": ("review", "reviews", "/reviews"),
}
"""Kind of line → what one and many more of it are called, and where they stand; empty: each on its guide's own screen."""
GRAVITY = ("bad", "warn", "accent", "")


def attention_strip(request: Request) -> AttentionStrip | None:
    """The worst first; None where nothing waits that the member may see."""
    here = context(request)
    any_broken, any_refused, any_asked = _there(request)
    hidden = here.reach.hidden
    broken = Finding.inbox(here.db, here.organisation_id, "open", here.now, but=hidden) if any_broken else []
    lines = [*_broken(request, broken), *_worse(request, {one.guide_id for one in broken})]
    lines += [*_refused(request)] if any_refused else []
    lines += [*_asked(request)] if any_asked else []
    lines.sort(key=lambda line: GRAVITY.index(line.tone))
    return AttentionStrip(tuple(lines[:MOST_LINES]), _rest(lines[MOST_LINES:])) if lines else None


def _rest(hidden: Sequence[StripLine]) -> tuple[StripRest, ...]:
    """Where those stand that are not shown, by kind, the worst first; what has no list leads to the first one."""
    first = {line.kind: line for line in reversed(hidden)}
    counts = Counter(line.kind for line in hidden)
    said: list[StripRest] = []
    for kind, number in counts.items():
        one, many, address = REST[kind]
        said.append(StripRest(f"{number} more {one if number == 1 else many}", address or first[kind].address))
    return tuple(said)


def _there(request: Request) -> Row[bool, bool, bool]:
    """Whether there may be findings, plans that did not go live and open reviews: one question, most days."""
    here = context(request)
    ours = here.organisation_id
    broken = select(Finding.id).where(Finding.organisation_id == ours, Finding.state.not_in(SETTLED)).exists()
    plans = select(PlannedPublication.guide_id).where(PlannedPublication.organisation_id == ours)
    refused = plans.where(PlannedPublication.state == REFUSED).exists()
    asked = select(Review.id).where(Review.organisation_id == ours, Review.state == OPEN).exists()
    return here.db.execute(select(broken, refused, asked)).one()


def _broken(request: Request, broken: Sequence[Finding]) -> Iterator[StripLine]:
    """A line for each guide: how its targets stand, and the way to the worst of them."""
    if not broken:
        return
    met = agreements(context(request).db, broken)
    by_guide: dict[int, list[tuple[str, str, Finding]]] = {}
    for one in broken:
        by_guide.setdefault(one.guide_id, []).append((*finding_badge(one, met[one.id], context(request).now), one))
    for found in by_guide.values():
        tone, word, worst = min(found, key=lambda one: GRAVITY.index(one[0]))
        missed = sum(met[one.id].missed for _, _, one in found)
        words = Counter(label.lower() for _, label, _ in sorted(found, key=lambda one: GRAVITY.index(one[0])))
        said = ", ".join(f"{number} {label}" for label, number in words.items()) + "."
        said += f" {missed:,} visitor{'' if missed == 1 else 's'} affected." if missed else ""
        is_repaired = tone == "accent"
        yield StripLine(
            tone,
            "Repaired" if is_repaired else word,
            worst.guide.name,
            "The repair waits to be published." if is_repaired else said,
            "Open the draft" if is_repaired else "Fix",
            f"/guides/{worst.guide_id}" if is_repaired else f"/inbox/{worst.id}",
            "finding",
        )


def _refused(request: Request) -> Iterator[StripLine]:
    here = context(request)
    for plan in PlannedPublication.refused_in(here.db, here.organisation_id, here.reach.hidden):
        address = f"/guides/{plan.guide_id}/planned-publication"
        yield StripLine("bad", "Not live", plan.guide.name, f"It was planned. {plan.reason}", "Look at the plan", address, "plan")


def _worse(request: Request, said: Collection[int]) -> Iterator[StripLine]:
    """By what was counted last week; where a check `said` already what is missing, that is not said twice."""
    here = context(request)
    live = GuideSearch(here.organisation_id, but=here.reach.hidden, standing=LIVE).found(here.db, MOST_GUIDES)
    for one in attention(here.db, live, here.organisation.local(here.now).date()):
        if one.kind == "completion" or one.guide.id not in said:
            word = "Completion" if one.kind == "completion" else "Targets"
            address = f"/guides/{one.guide.id}/numbers"
            yield StripLine("warn", word, one.guide.name, one.sentence, "See numbers", address, "numbers")


def _asked(request: Request) -> Iterator[StripLine]:
    here = context(request)
    for review in Review.newest(here.db, here.organisation_id, MOST_REVIEWS, here.reach.hidden):
        if review.state == OPEN:
            said = f"{review.name_of(review.asked_by)} asked for a review."
            yield StripLine("accent", "Review", review.guide.name, said, "Review", f"/reviews/{review.id}", "review")
