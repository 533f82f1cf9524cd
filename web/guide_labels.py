"""Labels of several guides at once: given and taken away, with the way back."""

from starlette.requests import Request
from starlette.responses import Response

from components.guide_list import Bulk
from models.account.audit_log import AuditEntry
from models.guide import Guide
from models.guide.guide_label import BadLabel, all_labels, labels_of, put_labels, read_label
from models.guide.label_colour import COLOURS, choose_colour
from web.kit.chosen_numbers import sent
from web.kit.context import context
from web.screens.chosen_guides import chosen_guides, given_label, ids, listed_again, note_each

ADDRESS = "/guide-labels"


def create(request: Request) -> Response:
    """Gives the label to all that were chosen and have it not yet, or to none; and to the label the colour that came along."""
    here, chosen = context(request), chosen_guides(request)
    try:
        known = all_labels(here.db, here.organisation_id)
        label = read_label(given_label(request), known)
        guides = [guide for guide in chosen if label not in labels_of(guide)]
        with here.db.begin_nested():
            for guide in guides:
                put_labels(guide, {*labels_of(guide), label})
    except BadLabel as problem:
        return listed_again(request, Bulk(problem=str(problem)), (), 422)
    note_each(request, guides, f"has the label {label}")
    if chosen and _coloured(request, label, known) and not guides:
        return listed_again(request, Bulk(sentence=f"The label {label} has another colour."), chosen)
    said = f"{_count(guides)} the label {label}."
    return listed_again(request, Bulk(sentence=said, undo=ADDRESS, guides=ids(guides), label=label), guides)


def destroy(request: Request) -> Response:
    """Takes the label from all that were chosen and have it."""
    here, chosen = context(request), chosen_guides(request)
    try:
        label = read_label(given_label(request), all_labels(here.db, here.organisation_id))
    except BadLabel as problem:
        return listed_again(request, Bulk(problem=str(problem)), (), 422)
    guides = [guide for guide in chosen if label in labels_of(guide)]
    for guide in guides:
        put_labels(guide, {*labels_of(guide)} - {label})
    note_each(request, guides, f"no longer has the label {label}")
    said = f"{_count(guides)} the label {label} no longer."
    return listed_again(request, Bulk(sentence=said, undo=ADDRESS, method="post", guides=ids(guides), label=label), guides)


def _coloured(request: Request, label: str, known: list[str]) -> bool:
    """Whether the label got the colour that came along."""
    here, typed = context(request), sent(request).get("colour", "")
    if typed not in {str(number) for number in range(len(COLOURS))}:
        return False
    if not choose_colour(here.organisation, label, int(typed), known):
        return False
    sentence = f"The label {label} has another colour."
    AuditEntry.note(here.db, here.organisation_id, "guide.changed", sentence, here.member, here.now)
    return True


def _count(guides: list[Guide]) -> str:
    return f"{len(guides)} guide{' has' if len(guides) == 1 else 's have'}"
