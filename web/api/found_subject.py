"""Which identified visitor an address of the API names, and what is noted where one of their rights is served."""

from dataclasses import dataclass

from models.account.audit_log import AuditEntry
from models.event.identified_visitor import IdentifiedVisitor
from models.event.person_pseudonym import PSEUDONYM, SUBJECT, pseudonym_of
from models.privacy.visitor_rights import find_visitor
from models.site import Site
from models.site.identified_mode import IdentifiedMode
from web.api.operation import Call
from web.api.owned import find_site, there
from web.api.problem import Problem

OFF = "Identified mode is off for this site, so nothing is stored about anyone."
NOBODY = "Nothing is stored about this person."
NAMES_NOBODY = (
    "An address names a person by a pseudonym (32 hexadecimal digits), or by HMAC-SHA256 of their id under the site's key (64), "
    "never by the id."
)


@dataclass(frozen=True)
class FoundSubject:
    site: Site
    mode: IdentifiedMode
    visitor: IdentifiedVisitor


def find_mode(call: Call) -> tuple[Site, IdentifiedMode]:
    site = find_site(call)
    return site, there(IdentifiedMode.of(call.db, site), OFF)


def find_subject(call: Call, *, may_be_new: bool = False) -> FoundSubject:
    """With `may_be_new` somebody is noted of whom nothing was, so that what they ask for holds from now on."""
    site, mode = find_mode(call)
    given = call.word("subject")
    if not SUBJECT.match(given) and not PSEUDONYM.match(given):
        raise Problem(404, NAMES_NOBODY)
    visitor = find_visitor(call.db, mode, given)
    if visitor is None and may_be_new and SUBJECT.match(given):
        pseudonym = pseudonym_of(call.db, mode, given, may_make=True)
        visitor = IdentifiedVisitor.met(call.db, mode, pseudonym, call.organisation.local(call.now).date())
    return FoundSubject(site, mode, there(visitor, NOBODY))


def note_right(call: Call, found: FoundSubject, what: str) -> None:
    """In the audit log, which does not say who it was about: that would outlast them."""
    sentence = f"{found.site.name}: {what}"
    AuditEntry.note(call.db, found.site.organisation_id, "person.right_used", sentence, call.by, call.now, site_id=found.site.id)
