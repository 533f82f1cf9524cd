"""Guides as lists show them, with where each stands and whether its targets are still found."""

from collections.abc import Callable, Sequence

from starlette.requests import Request

from components.empty_state import EmptyState
from components.guide_list import GuideList
from components.guide_row import GuideRow
from models.check.finding import Finding
from models.guide import Guide
from models.guide.guide_search import GuideSearch
from models.guide.publication_status import publication_statuses, staging_statuses
from models.guide.target_verdict import TargetVerdict
from models.site import Site
from web.kit.context import context

ON_A_PAGE = 20
"""Guides: what is read at a glance, and drawn as fast however many there are."""


def guide_list(request: Request, search: GuideSearch, number: int, address: Callable[[int], str], empty: EmptyState) -> GuideList:
    """The page of that number, from 1, of what is searched for; the last one instead of one that is not there any more."""
    db = context(request).db
    total = search.count(db)
    number = min(max(number, 1), max(-(-total // ON_A_PAGE), 1))
    skip = (number - 1) * ON_A_PAGE
    rows = guide_rows(request, search.found(db, ON_A_PAGE, skip)) if total else ()
    before = address(number - 1) if number > 1 else ""
    after = address(number + 1) if skip + len(rows) < total else ""
    return GuideList(rows, empty, number, skip + 1, total=total, before=before, after=after)


def site_guides(request: Request, site: Site, empty: EmptyState | None) -> GuideList:
    """The guides of a site that were edited last, and where all of them are."""
    search = GuideSearch(site.organisation_id, site_id=site.id)
    db = context(request).db
    return GuideList(
        guide_rows(request, search.found(db, ON_A_PAGE)), empty, total=search.count(db), everywhere=f"/guides?site={site.id}"
    )


def guide_rows(request: Request, guides: Sequence[Guide], just: str = "") -> tuple[GuideRow, ...]:
    here = context(request)
    db, membership = here.db, here.membership
    statuses, staged = publication_statuses(db, guides), staging_statuses(db, guides)
    ids = [guide.id for guide in guides]
    drafts = TargetVerdict.broken_guides(db, membership.organisation_id, ids)
    live = Finding.broken_by_guide(db, membership.organisation_id, ids)
    broken = {guide.id: max(drafts.get(guide.id, 0), live.get(guide.id, 0)) for guide in guides}
    return tuple(
        GuideRow.of(
            guide,
            statuses[guide.id],
            broken=broken.get(guide.id, 0),
            may_edit=membership.may_at("edit", guide.site_id),
            just=just,
            staging=staged.get(guide.id, ""),
        )
        for guide in guides
    )
