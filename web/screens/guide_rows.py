"""Guides as lists show them, with where each stands and whether its targets are still found."""

from collections.abc import Sequence

from starlette.requests import Request

from components.empty_state import EmptyState
from components.guide_list import GuideList
from components.guide_row import GuideRow
from models.check.finding import Finding
from models.guide import Guide
from models.guide.publication_status import publication_statuses, staging_statuses
from models.guide.target_verdict import TargetVerdict
from web.kit.context import context

MOST_LISTED = 200


def guide_list(request: Request, guides: Sequence[Guide], empty: EmptyState | None) -> GuideList:
    return GuideList(guide_rows(request, guides), empty, is_cut=len(guides) >= MOST_LISTED)


def guide_rows(request: Request, guides: Sequence[Guide], just: str = "") -> tuple[GuideRow, ...]:
    here = context(request)
    db, membership = here.db, here.membership
    statuses, staged = publication_statuses(db, guides), staging_statuses(db, guides)
    drafts = TargetVerdict.broken_guides(db, membership.organisation_id)
    live = Finding.broken_by_guide(db, membership.organisation_id)
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
