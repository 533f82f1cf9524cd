"""Labels of several guides at once: given and taken away, with the way back."""

from starlette.requests import Request
from starlette.responses import Response

from components.guide_list import Bulk
from models.guide import Guide
from models.guide.guide_label import BadLabel, all_labels, labels_of, put_labels, read_label
from web.kit.context import context
from web.screens.chosen_guides import chosen_guides, given_label, ids, listed_again, note_each

ADDRESS = "/guide-labels"


def create(request: Request) -> Response:
    """Gives the label to all that were chosen and have it not yet, or to none of them."""
    here, chosen = context(request), chosen_guides(request)
    try:
        label = read_label(given_label(request), all_labels(here.db, here.organisation_id))
        guides = [guide for guide in chosen if label not in labels_of(guide)]
        with here.db.begin_nested():
            for guide in guides:
                put_labels(guide, {*labels_of(guide), label})
    except BadLabel as problem:
        return listed_again(request, Bulk(problem=str(problem)), (), 422)
    note_each(request, guides, f"has the label {label}")
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


def _count(guides: list[Guide]) -> str:
    return f"{len(guides)} guide{' has' if len(guides) == 1 else 's have'}"
