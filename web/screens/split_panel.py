"""Two versions of a guide at once, as the screen of its numbers shows them."""

from starlette.requests import Request

from components.split_panel import SplitPanel
from models.event.split_result import split_result
from models.guide import Guide, Publication, Version
from models.release.version_split import USUAL_PERCENT, VersionSplit
from web.kit.context import context


def split_panel(request: Request, guide: Guide, problem: str = "", percent: int = USUAL_PERCENT) -> SplitPanel:
    """In production. Versions to choose from have the rules of the one that is live."""
    here = context(request)
    split, live = VersionSplit.newest(here.db, guide), Publication.of(here.db, guide)
    result = split_result(here.db, guide, split, here.organisation.local(here.now).date()) if split else None
    is_running = split is not None and split.ended_at is None
    return SplitPanel(
        guide.id,
        result,
        is_running=is_running,
        is_live=live is not None,
        may_publish=here.reach.may_at("publish", guide.site_id),
        choices=() if is_running or live is None else _choices(request, guide, live),
        percent=percent,
        problem=problem,
    )


def _choices(request: Request, guide: Guide, live: Publication) -> tuple[tuple[str, str], ...]:
    here = context(request)
    rules = live.entry(here.db).get("rules", {})
    versions = [one for one in Version.of_guide(here.db, guide) if one.hash != live.version_hash]
    return tuple((one.hash, one.dated(here.organisation.zone)) for one in versions if one.entry().get("rules", {}) == rules)
