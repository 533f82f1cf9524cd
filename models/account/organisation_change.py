"""Changes of what holds for a whole organisation, each with its entry in the audit log."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from models.account.audit_log import AuditEntry
from models.account.member import Member
from models.account.organisation import Organisation
from models.account.organisation_logo import OrganisationLogo


@dataclass(frozen=True)
class OrganisationChange:
    """Who changes which organisation. What stays as it was is not noted."""

    session: Session
    organisation: Organisation
    by: Member
    now: datetime

    def rename(self, name: str) -> None:
        before, self.organisation.name = self.organisation.name, name
        if before != name:
            self._note("organisation.renamed", f"{before} is called {name} now.")

    def put_zone(self, zone: str) -> None:
        """`zone` is one of `time_zones.zones()`."""
        before, self.organisation.zone = self.organisation.zone, zone
        if before != zone:
            self._note("organisation.zone_changed", f"Its clock is that of {zone} now, and was that of {before}.")

    def put_authority(self, page: str) -> None:
        """`page` is one that `read_authority` took."""
        before, self.organisation.authority = self.organisation.authority, page
        if before != page:
            self._note("organisation.authority_changed", f"Its supervisory authority is {page or 'that of this Cairn'} now.")

    def put_logo(self, drawn: bytes) -> None:
        """A logo that `whole_picture` drew."""
        OrganisationLogo.keep(self.session, self.organisation, drawn)
        self._note("organisation.logo_changed", f"{self.organisation.name} has another logo.")

    def remove_logo(self) -> None:
        OrganisationLogo.remove(self.session, self.organisation)
        self._note("organisation.logo_changed", f"{self.organisation.name} has no logo any more.")

    def _note(self, act: str, sentence: str) -> None:
        AuditEntry.note(self.session, self.organisation.id, act, sentence, self.by, self.now)
