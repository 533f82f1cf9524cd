"""What publishing a guide would do now: what changes for visitors, and all that is worth a look before."""

from dataclasses import dataclass
from datetime import datetime
from urllib.parse import urlsplit

from sqlalchemy.orm import Session

from models.guide import Guide, Publication
from models.guide.approval import Approval, NotApproved, why_not_approved
from models.guide.compiled_guide import compile_guide
from models.guide.compiled_translations import translation_progress
from models.guide.guide_json import CompiledGuide, GuideEntry
from models.guide.languages import name_of
from models.guide.last_button import ending
from models.guide.publication_refused import NotPublishable
from models.guide.target_verdict import TargetVerdict
from models.guide.version_difference import ADDED, SAME, VersionDifference, plain, rules_sentence
from models.review.review import APPROVED, CHANGES, OPEN, Review
from models.review.review_comment import ReviewComment
from models.review.version_findings import FINE, WARN, VersionFinding, findings_of
from models.support.canonical_json import content_hash
from models.support.unreadable import Unreadable
from models.targets.target_health import TargetHealth, health_of


@dataclass(frozen=True)
class StepOutlook:
    """`change` is one of same, added, changed and removed; `what` says which parts; `page` is the path of its page. A step that
    points nowhere has no health.
    """

    step_id: str
    number: int
    title: str
    change: str
    what: str = ""
    page: str = ""
    health: TargetHealth | None = None
    since: datetime | None = None
    looked_at: datetime | None = None


@dataclass(frozen=True)
class PublicationOutlook:
    """`version` is the hash that would go live, empty where the draft can't; `live` what is live now, empty for nothing."""

    version: str
    live: str
    refusals: tuple[str, ...] = ()
    waits_for_review: bool = False
    is_first: bool = True
    changes: str = ""
    steps: tuple[StepOutlook, ...] = ()
    audience: str = ""
    languages: tuple[str, ...] = ()
    ending: str = ""
    ends_well: bool = True
    reviews: tuple[tuple[str, str], ...] = ()
    """Tone and sentence."""
    findings: tuple[VersionFinding, ...] = ()

    @classmethod
    def of(cls, session: Session, guide: Guide, now: datetime) -> "PublicationOutlook":
        """Of the draft as it is now, for production."""
        publication = Publication.of(session, guide)
        live = publication.version_hash if publication else ""
        try:
            entry = compile_guide(guide)
        except NotPublishable as problem:
            return cls("", live, tuple(problem.reasons), is_first=not live)
        version = content_hash(entry)
        missing = why_not_approved(session, guide, version, "production")
        difference = _difference(session, publication, entry)
        ends_well, end = ending(guide.kind, guide.document.steps)
        return cls(
            version,
            live,
            tuple(missing.reasons) if missing else (),
            isinstance(missing, NotApproved),
            not live,
            difference.sentence if difference else "",
            tuple(_steps(session, guide, entry, difference)),
            rules_sentence(_as_version(entry)),
            tuple(_languages(guide)),
            end,
            ends_well,
            tuple(_reviews(session, guide, version)),
            tuple(one for one in findings_of(session, guide, now) if one.tone != FINE and one.about not in SHOWN),
        )

    @property
    def may_go_live(self) -> bool:
        return bool(self.version) and not self.refusals


SHOWN = ("Targets", "Translations")
"""What the outlook has a place of its own for."""


def _difference(session: Session, live: Publication | None, entry: CompiledGuide) -> VersionDifference | None:
    """None where nothing is live, or nothing that can be read."""
    if live is None:
        return None
    try:
        return VersionDifference.between(live.entry(session), _as_version(entry))
    except Unreadable:
        return None


def _as_version(entry: CompiledGuide) -> GuideEntry:
    return {**entry, "version": ""}


def _steps(session: Session, guide: Guide, entry: CompiledGuide, difference: VersionDifference | None) -> list[StepOutlook]:
    """In their order, then those that are taken away."""
    verdicts, found = TargetVerdict.of(session, guide), list[StepOutlook]()
    drafted = {step.id: step for step in guide.document.steps}
    for number, step in enumerate(entry["content"]["steps"], 1):
        changed = difference.of_step(step["id"]) if difference else None
        verdict, points = verdicts.get(step["id"]), drafted[step["id"]].needs_target
        found.append(
            StepOutlook(
                step["id"],
                number,
                step.get("title", "") or plain(step.get("body", []))[:60],
                (changed.state if changed else SAME) if difference else ADDED,
                ", ".join(change.what.lower() for change in changed.changes) if changed else "",
                urlsplit(drafted[step["id"]].page).path,
                health_of(verdict.verdict if verdict else "") if points else None,
                verdict.since if verdict and points else None,
                verdict.checked_at if verdict and points else None,
            )
        )
    gone = [one for one in difference.steps if one.state == "removed"] if difference else []
    return [*found, *(StepOutlook(one.step_id, one.number, one.title, one.state) for one in gone)]


def _languages(guide: Guide) -> list[str]:
    """The guide's own first, then each translation with what is missing of it."""
    listed = [name_of(guide.document.language)]
    for language in sorted(guide.document.translations):
        progress = translation_progress(guide.document, language)
        gaps = [f"{progress.total - progress.done} of {progress.total} texts missing"] * (progress.done < progress.total)
        gaps += [f"{progress.stale} out of date"] * (progress.stale > 0)
        listed.append(f"{name_of(language)}: {', '.join(gaps)}" if gaps else name_of(language))
    return listed


def _reviews(session: Session, guide: Guide, version: str) -> list[tuple[str, str]]:
    said: list[tuple[str, str]] = []
    names = [one.approved_by.name for one in Approval.of(session, guide, version)]
    review = Review.of_version(session, guide, version)
    if names:
        said.append((FINE, f"Approved by {' and '.join(names)}."))
    elif review is not None and review.state == CHANGES and review.decided_by is not None:
        said.append((WARN, f"{review.name_of(review.decided_by)} asked for changes to exactly this version."))
    elif review is not None and review.state == OPEN:
        said.append((WARN, "A review of this version is open; nobody has decided it."))
    elif any(one.state == APPROVED for one in Review.of_guide(session, guide, 5)):
        said.append((WARN, "An earlier version was approved; this one nobody has looked at."))
    if review is not None:
        waiting = sum(one.parent_id is None and one.resolved_at is None for one in ReviewComment.of(session, review))
        said += [(WARN, f"{waiting} comment{' is' if waiting == 1 else 's are'} not resolved.")] * (waiting > 0)
    return said
