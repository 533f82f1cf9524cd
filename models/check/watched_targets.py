"""What a check looks for: the targets visitors meet now, and those of drafts."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import cast

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.engine.json_value import is_object
from models.guide.guide import Guide
from models.guide.guide_json import FrozenTarget
from models.guide.publication import Publication
from models.guide.step import Step
from models.guide.version import Version
from models.site.site import Site
from models.support.unreadable import Unreadable
from models.targets.target_json import TargetJson


@dataclass(frozen=True, slots=True)
class WatchedTarget:
    """One target of one step. A step whose draft says the same as what is live is looked for once, as both."""

    guide_id: int
    step_id: str
    page: str
    target: TargetJson
    is_live: bool
    is_draft: bool


def watched_targets(session: Session, site: Site) -> dict[str, list[WatchedTarget]]:
    """Page → its targets: every live guide's, and every draft's that is not archived. One guide is held at a time."""
    pages: dict[str, list[WatchedTarget]] = {}
    query = select(Guide.id).where(Guide.site_id == site.id, Guide.archived_at.is_(None)).order_by(Guide.id)
    for guide_id in session.scalars(query).all():
        guide = session.get_one(Guide, guide_id)
        for one in targets_of_guide(session, guide):
            pages.setdefault(one.page, []).append(one)
        session.expunge_all()
    return pages


def targets_of_guide(session: Session, guide: Guide) -> list[WatchedTarget]:
    drafts = {step.id: step for step in _steps(guide) if step.needs_target and step.target and step.page}
    found: list[WatchedTarget] = []
    live = live_targets(session, guide)
    for step_id, (page, target) in live.items():
        draft = drafts.get(step_id)
        same = draft is not None and draft.page == page and draft.target == target
        found.append(WatchedTarget(guide.id, step_id, page, target, is_live=True, is_draft=same))
        if same:
            drafts.pop(step_id)
    found += [_of_draft(guide, step) for step in drafts.values()]
    return found


def live_targets(session: Session, guide: Guide, environment: str = "production") -> dict[str, tuple[str, TargetJson]]:
    """Step → page and target, as the live version froze them."""
    live = Publication.of(session, guide, environment)
    if live is None:
        return {}
    try:
        return version_targets(guide, live.version(session))
    except Unreadable:
        return {}


def version_targets(guide: Guide, version: Version) -> dict[str, tuple[str, TargetJson]]:
    """Step → page and target. A version made before targets were kept beside it borrows the draft's where the selectors agree."""
    kept = version.targets
    if kept is not None:
        return {step_id: (one["page"], one["target"]) for step_id, one in _whole(kept)}
    drafts = {step.id: step for step in _steps(guide) if step.target}
    found: dict[str, tuple[str, TargetJson]] = {}
    for step in version.entry()["content"]["steps"]:
        draft = drafts.get(step["id"])
        if "target" in step and draft is not None and draft.target and draft.page:
            agrees = draft.target.get("selectors") == step["target"].get("selectors")
            borrowed: TargetJson = {**step["target"], "page": draft.page}
            found[step["id"]] = (draft.page, draft.target if agrees else borrowed)
    return found


def _whole(kept: object) -> Iterator[tuple[str, FrozenTarget]]:
    """Those that can be read: a damaged one keeps no other from being looked for."""
    for step_id, one in kept.items() if is_object(kept) else ():
        if is_object(one) and isinstance(one.get("page"), str) and is_object(one.get("target")):
            yield step_id, cast("FrozenTarget", one)


def _steps(guide: Guide) -> tuple[Step, ...]:
    """The draft's; none where it can't be read: what is live is looked for all the same."""
    draft = guide.readable
    return draft.steps if draft else ()


def _of_draft(guide: Guide, step: Step) -> WatchedTarget:
    return WatchedTarget(guide.id, step.id, step.page, step.target or TargetJson(), is_live=False, is_draft=True)
