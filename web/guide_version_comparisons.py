"""Two versions of a guide, side by side."""

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from components.version_comparison import Side, VersionComparison
from models.guide import Guide, Version
from models.guide.guide_json import GuideEntry
from models.guide.version_difference import VersionDifference, rules_sentence
from models.release.live_theme import default_theme
from models.site.release_theme import ThemeJson
from web.kit.context import context
from web.kit.respond import page
from web.lookup import find_guide


def show(request: Request) -> Response:
    """`?from=` and `?to=` are versions of this guide; without them the two newest."""
    guide = find_guide(request, may="view")
    newest = Version.of_guide(context(request).db, guide, 2)
    before, after = (_asked(request, guide, name, newest) for name in ("from", "to"))
    old, new = before.entry(), after.entry()
    theme = default_theme(context(request).db, guide.site)[0]
    left, right = _side(before, old, theme), _side(after, new, theme)
    difference = VersionDifference.between(old, new)
    shown = VersionComparison(guide.site_id, left, right, difference, (rules_sentence(old), rules_sentence(new)))
    return page(request, "guides/version_comparison.html", guide=guide, comparison=shown)


def _side(version: Version, entry: GuideEntry, theme: ThemeJson) -> Side:
    content = {name: value for name, value in entry["content"].items() if name != "steps"}
    steps = {step["id"]: step for step in entry["content"]["steps"]}
    return Side(version.title, {"steps": steps, "theme": theme, "content": content})


def _asked(request: Request, guide: Guide, name: str, newest: list[Version]) -> Version:
    asked = request.query_params.get(name, "")
    found = context(request).db.get(Version, (guide.id, asked[:64])) if asked else next(iter(newest[name == "from" :]), None)
    if found is None:
        raise HTTPException(404, "This guide has no such version; there have to be two to compare.")
    return found
