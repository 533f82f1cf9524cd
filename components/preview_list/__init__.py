"""A guide's open previews: what each shows, who made it, until when, and the button that ends it."""

from dataclasses import dataclass
from datetime import datetime

from components import Component
from models.account import Member
from models.account.former_member import called
from models.guide import Guide
from models.guide.preview import Preview


@dataclass(frozen=True)
class PreviewEntry:
    preview_id: str
    what: str
    by: str
    made_at: datetime
    until: datetime
    may_end: bool


@dataclass(frozen=True)
class PreviewList(Component):
    """`may_end_all` when there are several that this member may end."""

    guide_id: int
    entries: tuple[PreviewEntry, ...] = ()

    @classmethod
    def of(cls, guide: Guide, previews: list[Preview], member: Member, *, may_edit: bool) -> "PreviewList":
        entries = (
            PreviewEntry(
                one.id,
                _name(guide, one),
                "You" if one.member_id == member.id else called(guide, one.member),
                one.made_at,
                one.expires_at,
                may_edit or one.member_id == member.id,
            )
            for one in previews
        )
        return cls(guide.id, tuple(entries))

    @property
    def may_end_all(self) -> bool:
        return sum(entry.may_end for entry in self.entries) > 1


def _name(guide: Guide, preview: Preview) -> str:
    content = _content(guide, preview)
    if preview.own:
        return f"Live only for one browser: {content}{'' if preview.turn else ', not opened yet'}"
    return content[:1].upper() + content[1:]


def _content(guide: Guide, preview: Preview) -> str:
    if preview.version_hash:
        return f"version {preview.version_hash[:8]}"
    if preview.own:
        return "the draft"
    return "the draft as it is" if preview.draft_number == guide.draft_number else f"draft {preview.draft_number}, an earlier one"
