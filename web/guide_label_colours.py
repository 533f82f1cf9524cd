"""The colour of a label of guides, which it has on every guide."""

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from components.guide_list import Bulk
from models.account.audit_log import AuditEntry
from models.guide.guide_label import all_labels
from models.guide.label_colour import COLOURS, choose_colour, colour_of
from web.kit.chosen_numbers import sent
from web.kit.context import context
from web.screens.chosen_guides import given_label, listed_again

ADDRESS = "/guide-label-colours"


def update(request: Request) -> Response:
    """Gives a label that some guide has another colour, which is taken back by the one that it had."""
    here = context(request)
    if not here.reach.may_anywhere("edit"):
        raise HTTPException(403, f"Your role here is {here.membership.role}; it does not allow this.")
    known = all_labels(here.db, here.organisation_id, here.reach.hidden)
    typed, number = given_label(request), sent(request).get("colour", "")
    label = next((one for one in known if one.casefold() == typed.casefold()), None)
    if label is None or number not in {str(each) for each in range(len(COLOURS))}:
        return listed_again(request, Bulk(problem="No guide has that label any more, or there is no such colour."), (), 422)
    before = colour_of(label, here.organisation.label_colours)
    if not choose_colour(here.organisation, label, int(number), all_labels(here.db, here.organisation_id)):
        return listed_again(request, Bulk(), ())
    said = f"The label {label} is {COLOURS[int(number)].lower()} on every guide."
    AuditEntry.note(here.db, here.organisation_id, "guide.changed", said, here.member, here.now)
    undo = Bulk(sentence=said, undo=ADDRESS, method="put", label=label, colour=before, takes_back=f"to {COLOURS[before].lower()}")
    return listed_again(request, undo, (label,))
