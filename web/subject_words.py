"""What a request may change, in words: taken before and after it, they say in the audit log what became of what."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy.orm import Session

from models.check.finding import Finding
from models.guide import Guide
from models.guide.guide_label import labels_of
from models.guide.rules.condition_words import visitors
from models.guide.segment import Segment
from models.review import Review
from models.site import Site
from models.site.site_attribute import SiteAttribute
from models.site.theme import Theme
from models.site.watch_schedule import Watch
from models.support.day_words import in_words

Words = Mapping[str, str]


@dataclass(frozen=True)
class Subject:
    """`title` is what it is called, `words` what it is like; `stamp` differs, too, where it changed in a way no word says."""

    title: str
    words: Words
    stamp: object = None


def subject_of(session: Session, organisation_id: int, names: Mapping[str, Any]) -> Subject | None:
    """The innermost thing that an address names, if it is there and the organisation's."""
    for parameter, (model, described) in SUBJECTS.items():
        number = names.get(parameter)
        row: Any = session.get(model, number) if isinstance(number, int) else None
        if row is not None:
            return described(session, row) if row.organisation_id == organisation_id else None
    return None


def difference(before: Words, after: Words) -> str:
    """What is other than before, a sentence each."""
    names = [name for name in dict.fromkeys([*before, *after]) if before.get(name, "") != after.get(name, "")]
    return " ".join(f"{name}: {after.get(name) or 'none'} (before: {before.get(name) or 'none'})." for name in names)


def _site(session: Session, site: Site) -> Subject:
    watch = Watch.of(session, site)
    attributes = [f"{one.name} ({one.type})" for one in SiteAttribute.all_of(session, site)]
    words = {
        "Name": site.name,
        "Address": site.address,
        "Clock": site.zone,
        "Tours a day": str(site.budget),
        "Staging hosts": ", ".join(site.staging_hosts),
        "Forwards to": ", ".join(site.forwards),
        "Attributes": ", ".join(attributes),
        "Checked": f"{watch.rhythm}, at {watch.hour}",
        "Opened in a browser for checks": "yes" if watch.renders else "",
    }
    return Subject(site.name, words)


def _guide(_session: Session, guide: Guide) -> Subject:
    words = {"Name": guide.name, "Archived": "yes" if guide.archived_at else "", "Labels": ", ".join(labels_of(guide))}
    if document := guide.readable:
        words |= {
            "Steps": str(len(document.steps)),
            "Language": document.language,
            "Translations": ", ".join(sorted(document.translations)),
        }
    return Subject(guide.name, words, (guide.draft_number, guide.edited_at))


def _segment(_session: Session, segment: Segment) -> Subject:
    group = segment.readable
    return Subject(f"Segment {segment.name}", {"Name": segment.name, "Who": visitors(group) if group else "can't be read"})


def _theme(_session: Session, theme: Theme) -> Subject:
    look = theme.document
    words = {
        name.capitalize(): str(look[name]) for name in ("mode", "font", "stack", "radius", "shadow", "width") if name in look
    }
    words |= {"Name": theme.name, "Default": "yes" if theme.is_default else ""}
    return Subject(f"Theme {theme.name}", words, str(look))


def _finding(_session: Session, finding: Finding) -> Subject:
    words = {"State": finding.state, "Assignee": finding.assignee.name if finding.assignee else ""}
    if finding.snoozed_until:
        words["Put off until"] = in_words(finding.snoozed_until)
    return Subject(f"{finding.guide.name}, finding {finding.id}", words)


def _review(_session: Session, review: Review) -> Subject:
    return Subject(f"{review.guide.name}, version {review.version_hash[:8]}", {"Review": review.state})


SUBJECTS: dict[str, tuple[type[Any], Callable[[Session, Any], Subject]]] = {
    "segment_id": (Segment, _segment),
    "theme_id": (Theme, _theme),
    "finding_id": (Finding, _finding),
    "review_id": (Review, _review),
    "guide_id": (Guide, _guide),
    "site_id": (Site, _site),
}
"""Parameter of an address → what it names; what stands further inside comes first."""
