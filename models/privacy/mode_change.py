"""A change of a site's identified mode: brought to visitors at once, and what is not allowed any more is erased at once."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from models.account.member import Member
from models.account.organisation import Organisation
from models.event.person_pseudonym import pseudonym_of
from models.privacy.erased_visitor import erase_mode, forget_attributes
from models.privacy.legal_hold import HoldRefused
from models.release.promote import renew
from models.site.identified_mode import IdentifiedMode, IdentifiedModeTerms
from models.site.site import Site


@dataclass(frozen=True)
class ErasedMode:
    """How many people were kept, and how many rows went."""

    people: int
    rows: int

    @property
    def sentence(self) -> str:
        who = "1 person was" if self.people == 1 else f"{self.people:,} people were"
        return f"{who} erased; {self.rows:,} rows went."


def change_mode(session: Session, site: Site, terms: IdentifiedModeTerms, *, by: Member, now: datetime) -> str:
    """Turns it on, or changes its terms; returns a sentence that says what was done, empty where nothing was."""
    mode, listed = IdentifiedMode.of(session, site), ", ".join(terms.attributes) or "no attributes"
    said = f"for: {terms.purpose} Legal basis: {terms.legal_basis}. Attributes: {listed}."
    if mode is None:
        mode = terms.turn_on(session, site, now)
        pseudonym_of(session, mode, "", may_make=True)  # so that its secret is there before anybody is noted
        renew(session, site, "Turned identified mode on", by=by, now=now)
        return f"{site.name}: identified mode was turned on, {said}"
    if IdentifiedModeTerms(mode.purpose, mode.legal_basis, tuple(mode.attributes)) == terms:
        return ""
    is_other_list = tuple(mode.attributes) != terms.attributes
    gone = terms.put(mode)
    session.flush()
    if gone:
        forget_attributes(session, mode, gone)
    if is_other_list:
        renew(session, site, "Changed identified mode", by=by, now=now)
    return f"{site.name}: identified mode was changed, {said}"


HELD = "A legal hold keeps what was noted about people, so that nothing of it is erased. Ask the operator of this Cairn."


def turn_off(session: Session, site: Site, *, by: Member, now: datetime) -> ErasedMode | None:
    """None where it was off. Everything that was kept under it is erased, and from now on nobody is sent. Raises HoldRefused."""
    mode = IdentifiedMode.of(session, site)
    if mode is None:
        return None
    if session.get_one(Organisation, site.organisation_id).held_at is not None:
        raise HoldRefused(HELD)
    rows = erase_mode(session, mode, now).rows
    renew(session, site, "Turned identified mode off", by=by, now=now)
    return ErasedMode(rows.get("identified_visitors", 0), sum(rows.values()))
