"""Words found and replaced in the drafts of several guides: seen text by text first, and taken back afterwards."""

from starlette.requests import Request
from starlette.responses import Response

from components.replacement_list import ReplacementList
from models.guide.text_replacement import LONGEST_WORDS, TextReplacement
from web.kit.chosen_numbers import sent
from web.kit.form_fields import line
from web.kit.respond import page, partial
from web.screens.text_changes import apply, changes_of, must_edit_somewhere, take_back


def index(request: Request) -> Response:
    """What would be changed by the words in the address; nothing is changed."""
    must_edit_somewhere(request)
    return _page(request, _asked(request))


def create(request: Request) -> Response:
    """Replaces in the drafts that were chosen, as they were seen: of one that was changed meanwhile nothing is replaced."""
    must_edit_somewhere(request)
    asked = _asked(request)
    chosen = sent(request).getlist("guide")
    if not asked.wanted or not chosen:
        return _page(request, asked, "Choose at least one guide." if asked.wanted else "Type the words to find.", 422)
    done, missed = apply(request, asked, chosen)
    said = f"Replaced in {len(done)} guide{'' if len(done) == 1 else 's'}."
    if missed:
        said += f" {missed} changed since you looked, and {'is' if missed == 1 else 'are'} as before."
    listed = ReplacementList(asked.wanted, asked.instead, asked.match_case, said=said, done=tuple(done))
    return page(request, "guides/text_replacements.html", listed=listed)


def destroy(request: Request) -> Response:
    """Takes it back in each guide that nobody changed since."""
    must_edit_somewhere(request)
    back, left = take_back(request, sent(request).getlist("done"))
    said = f"Taken back in {back} guide{'' if back == 1 else 's'}."
    if left:
        said += f" {left} changed since; undo it there."
    return partial(ReplacementList(said=said))


def _asked(request: Request) -> TextReplacement:
    given = sent(request)
    wanted, instead = (line(given.get(name, ""), LONGEST_WORDS) for name in ("wanted", "instead"))
    return TextReplacement(wanted, instead, match_case=given.get("any_case") != "1")


def _page(request: Request, asked: TextReplacement, problem: str = "", status: int = 200) -> Response:
    guides = changes_of(request, asked) if asked.wanted else ()
    listed = ReplacementList(asked.wanted, asked.instead, asked.match_case, guides, problem=problem)
    return page(request, "guides/text_replacements.html", status, listed=listed)
