"""The entry of the audit log about one request: its subject is looked at before and after, and what differs is said."""

import re
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from sqlalchemy.orm import Session

from models.account.audit_log import NOTED as HAS_NOTED
from models.account.audit_log import AuditEntry
from models.account.member import Member
from models.account.seldom_entry import note_seldom
from web.noted_changes import NOTED, Noted
from web.subject_words import Subject, difference, subject_of

MADE = re.compile(r"/(guides|sites|segments|themes)/(\d+)")
PARAMETERS = {"guides": "guide_id", "sites": "site_id", "segments": "segment_id", "themes": "theme_id"}


class ChangeNote:
    """Made before the request does anything; `end` after it did, in the same transaction."""

    def __init__(self, session: Session, noted: Noted, organisation_id: int, names: Mapping[str, Any]) -> None:
        self._session, self._noted, self._organisation_id, self._names = session, noted, organisation_id, names
        self._before = self._look(names)

    @classmethod
    def begin(
        cls, session: Session, actions: tuple[str, ...], organisation_id: int, names: Mapping[str, Any]
    ) -> "ChangeNote | None":
        """None for a request of which nothing is noted here. The first of `actions` that is listed counts."""
        noted = next((NOTED[action] for action in actions if action in NOTED), None)
        return cls(session, noted, organisation_id, names) if noted else None

    def end(self, by: Member, now: datetime, leads_to: str = "") -> None:
        """`leads_to` is the address that the answer names: what was made is there."""
        self._session.flush()
        before, after = self._before, self._look(self._made(leads_to))
        if after == before and (not self._noted.always or self._session.info.get(HAS_NOTED)):
            return
        told = difference(before.words, after.words) if before and after and self._noted.is_change else ""
        about = before if self._noted.is_removal else after
        sentence = f"{about.title if about else 'The organisation'}: {self._noted.what}. {told}".strip()
        put = note_seldom if self._noted.seldom else AuditEntry.note
        put(self._session, self._organisation_id, self._noted.act, sentence, by, now)

    def _made(self, leads_to: str) -> Mapping[str, Any]:
        made = {PARAMETERS[noun]: int(number) for noun, number in MADE.findall(leads_to)}
        return made if made and self._noted.is_new else self._names

    def _look(self, names: Mapping[str, Any]) -> Subject | None:
        return subject_of(self._session, self._organisation_id, names)
