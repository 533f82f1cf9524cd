"""What the steps of a version under review are drawn on."""

from collections.abc import Mapping

from sqlalchemy.orm import Session

from models.check.watched_targets import version_targets
from models.page.page_picture import canvas_of
from models.page.snapshot_archive import PageSnapshot
from models.review import Review
from models.targets.target_json import TargetJson


def drawn_on(
    session: Session, review: Review, step_id: str, page: str, targets: Mapping[str, tuple[str, TargetJson]]
) -> PageSnapshot | None:
    """What a step under review is drawn on, if there is anything of its page."""
    is_unseen = step_id in targets and bool(targets[step_id][1].get("live"))
    return canvas_of(session, review.guide.site, review.guide_id, step_id, page, is_unseen=is_unseen)


def step_pages(session: Session, review: Review) -> dict[str, str]:
    """On which page each step is drawn: its own; one that points nowhere comes where the tour is by then."""
    version = review.version(session)
    own = {step_id: page for step_id, (page, _) in version_targets(review.guide, version).items() if page}
    steps = [step["id"] for step in version.entry()["content"]["steps"]]
    last, found = next((own[one] for one in steps if one in own), ""), dict[str, str]()
    for one in steps:
        last = found[one] = own.get(one, last)
    return found
