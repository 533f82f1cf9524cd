"""What is done with several guides of the list at once: which ones, and the list afterwards, as it was narrowed."""

from collections.abc import Iterable, Sequence

from sqlalchemy import select
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from components.guide_list import Bulk
from components.label_pick import LabelPick
from models.account.audit_log import AuditEntry
from models.guide import Guide
from web.kit.chosen_numbers import chosen_numbers, sent
from web.kit.context import context
from web.kit.form_fields import line
from web.kit.respond import also, go, partial, wants_part
from web.lookup import must_at
from web.screens.guide_filters import Filters
from web.screens.guide_rows import guide_list

MOST_CHOSEN = 200
CHOOSE = "Choose at least one guide."


def chosen_guides(request: Request) -> list[Guide]:
    """Each once. One that is not there, or not to be changed by whoever asks, refuses all of them."""
    here = context(request)
    if not here.reach.may_anywhere("edit"):
        raise HTTPException(403, f"Your role here is {here.membership.role}; it does not allow this.")
    numbers = chosen_numbers(request, "guide", MOST_CHOSEN)
    ours = select(Guide).where(Guide.organisation_id == here.organisation_id, Guide.deleted_at.is_(None))
    guides = list(here.db.scalars(ours.where(Guide.id.in_(numbers))))
    if len(guides) != len(numbers):
        raise HTTPException(404)
    for guide in guides:
        must_at(request, "edit", guide.site_id)
    return guides


def given_label(request: Request) -> str:
    """As much of it as shows that it is too long."""
    return line(sent(request).get("given", ""), 100)


def listed_again(request: Request, bulk: Bulk, changed: Sequence[object], status: int = 200) -> Response:
    """The first page of the list. Where nothing was changed, that is said, and there is nothing to take back."""
    context(request).db.flush()
    if not changed and not bulk.problem:
        bulk = Bulk(problem=CHOOSE if not sent(request).getlist("guide") else "Nothing had to be changed.")
    filters = Filters.read(request, sent(request))
    if not wants_part(request):
        return go(request, filters.address())
    listed = guide_list(request, filters, 1, bulk)
    pick = LabelPick(listed.bulk.labels if listed.bulk else (), filters.label)
    return partial(listed, also("#label-pick", pick), status=status)


def note_each(request: Request, guides: Iterable[Guide], what: str) -> None:
    """An entry of the audit log for each; `what` it was or has from now on."""
    here = context(request)
    for guide in guides:
        sentence = f"{guide.name}: the guide {what}."
        AuditEntry.note(here.db, here.organisation_id, "guide.changed", sentence, here.member, here.now, site_id=guide.site_id)


def ids(guides: Iterable[Guide]) -> tuple[int, ...]:
    return tuple(guide.id for guide in guides)
