"""What replacing words would change in the guides that a member may edit, and doing it."""

from collections.abc import Iterable

from starlette.exceptions import HTTPException
from starlette.requests import Request

from components.replacement_list import GuideChanges
from models.guide import Guide, GuideDocument
from models.guide.guide_search import LIVE, GuideSearch
from models.guide.text_replacement import TextReplacement
from models.support.canonical_json import content_hash
from web.kit.context import context

MOST_GUIDES = 500
STATE = 12


def must_edit_somewhere(request: Request) -> None:
    here = context(request)
    if not here.reach.may_anywhere("edit"):
        raise HTTPException(403, f"Your role here is {here.membership.role}; it does not allow this.")


def changes_of(request: Request, asked: TextReplacement) -> tuple[GuideChanges, ...]:
    """By name; guides of which nothing would change are left out, and so is a draft that can't be read."""
    here = context(request)
    live = GuideSearch(here.organisation_id, standing=LIVE, but=here.reach.hidden).found(here.db, MOST_GUIDES)
    shown = {guide.id for guide in live}
    found: list[GuideChanges] = []
    for guide in sorted(_editable(request), key=lambda one: one.name.casefold()):
        document = guide.readable
        changes = asked.within(document)[1] if document else ()
        if document and changes:
            found.append(GuideChanges(guide.id, guide.name, _state(document), changes, guide.id in shown))
    return tuple(found)


def apply(request: Request, asked: TextReplacement, chosen: Iterable[str]) -> tuple[list[tuple[int, int]], int]:
    """In each guide that is chosen by its id and the state that was seen. Returns the drafts that it made, and how many guides
    are other than they were seen.
    """
    here, seen = context(request), dict(one.split(".", 1) for one in chosen if "." in one)
    done: list[tuple[int, int]] = []
    missed = len(seen)
    for guide in _editable(request):
        document = guide.readable
        if document is None or seen.get(str(guide.id)) != _state(document):
            continue
        missed -= 1
        made, changes = asked.within(document)
        if changes and made != document:
            guide.edit(made, f"Replaced {asked.wanted}"[:100], here.member, here.now)
            done.append((guide.id, guide.draft_number))
    return done, missed


def take_back(request: Request, done: Iterable[str]) -> tuple[int, int]:
    """In each guide that is named with the number of its draft. Returns in how many it was, and how many were changed since."""
    here, back, left = context(request), 0, 0
    made = {int(guide): int(draft) for guide, _, draft in (one.partition(".") for one in done) if f"{guide}{draft}".isdecimal()}
    for guide in _editable(request):
        if guide.id not in made:
            continue
        if guide.draft_number == made[guide.id] and guide.move_to_draft(guide.draft_number - 1, here.member, here.now):
            back += 1
        else:
            left += 1
    return back, left


def _editable(request: Request) -> list[Guide]:
    here = context(request)
    guides = GuideSearch(here.organisation_id, but=here.reach.hidden).found(here.db, MOST_GUIDES)
    return [guide for guide in guides if here.reach.may_at("edit", guide.site_id)]


def _state(document: GuideDocument) -> str:
    return content_hash(document.to_json())[:STATE]
