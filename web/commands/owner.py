"""`cairn owner EMAIL`: a one-time link that makes an owner, or lets one in again who lost their password."""

import argparse
import json
import os
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from migrations import is_current
from models.account import Member, Membership, Organisation, Role, SignInLink
from models.account.audit_log import AuditEntry
from models.account.authenticator import Authenticator
from models.account.invitation import Invitation
from models.account.mail_address import BadMailAddress, read_mail_address
from models.account.passkey import Passkey
from models.account.set_up_link import SetUpLink
from models.support.database import Database
from models.support.settings import BadSetting, Settings
from web.commands.first_link import set_up_url

Subparsers = Any  # argparse keeps the type of what add_subparsers returns to itself


class NoOwner(ValueError):
    """That address can't be made an owner like this; the sentence says how."""


def register(subparsers: Subparsers) -> None:
    parser = subparsers.add_parser("owner", help="print a one-time link that makes an owner, or lets one in again")
    parser.add_argument("email", metavar="EMAIL", help="whom the link is for")
    parser.add_argument("--new", action="store_true", help="let them found a further organisation, also with an account here")
    parser.add_argument("--organisation", metavar="NAME", help="make them an owner of this one, by its name or key")
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    settings = Settings.read(os.environ)
    try:
        email = read_mail_address(arguments.email)
        link, meaning = _link(settings, email, arguments)
    except (BadMailAddress, NoOwner) as problem:
        raise BadSetting(str(problem)) from problem
    print(json.dumps({"email": email, "link": link}) if arguments.json else f"{meaning}\nIt works once, for two days: {link}")
    return 0


def _link(settings: Settings, email: str, arguments: argparse.Namespace) -> tuple[str, str]:
    database = Database(settings.database_url, sealer=settings.sealer)
    try:
        if not is_current(database):
            raise BadSetting("CAIRN_DATABASE_URL names a database that misses a migration: run cairn migrate")
        with database.writing() as session:
            member, now = Member.by_email(session, email), datetime.now(UTC)
            if arguments.organisation:
                return _owning(session, settings.base_url, email, arguments.organisation, now)
            if member is None or arguments.new:
                secret = SetUpLink.make(session, email, now)
                return set_up_url(settings.base_url, secret), f"With this link {email} founds an organisation and owns it."
            secret = _recovered(session, member, now)
            return (
                f"{settings.base_url}/welcome/{secret}",
                f"With this link {email} chooses a new password and is signed in.",
            )
    finally:
        database.close()


def _owning(session: Session, base_url: str, email: str, wanted: str, now: datetime) -> tuple[str, str]:
    """Somebody becomes an owner of an organisation that is there: at once if they are in it, else by an invitation."""
    organisation = _called(session, wanted)
    member = Member.by_email(session, email)
    place = session.get(Membership, (organisation.id, member.id)) if member else None
    who = f"{member.name} ({email})" if member and place else email
    sentence = f"The operator made {who} an owner{'' if place else ', by an invitation'}."
    AuditEntry.note(session, organisation.id, "owner.made", sentence, None, now)
    if member is None or place is None:
        secret = Invitation.make(session, organisation.id, email, Role.OWNER, None, now, days=2)[1]
        return f"{base_url}/join/{secret}", f"With this link {email} joins {organisation.name} as an owner."
    place.role, place.suspended_at = Role.OWNER.value, None
    session.flush()
    return (
        f"{base_url}/welcome/{_recovered(session, member, now)}",
        f"{email} owns {organisation.name} now, and signs in by this link.",
    )


def _called(session: Session, wanted: str) -> Organisation:
    found = session.scalars(select(Organisation).where(or_(Organisation.name == wanted, Organisation.key == wanted))).all()
    if len(found) > 1:
        keys = ", ".join(one.key for one in found)
        raise NoOwner(f"{len(found)} organisations are called {wanted}; say which by its key: {keys}")
    if not found or found[0].deleted_at is not None:
        names = session.scalars(
            select(Organisation.name).where(Organisation.deleted_at.is_(None)).order_by(Organisation.name)
        ).all()
        raise NoOwner(f"no organisation is called {wanted}; there are {', '.join(names[:20]) or 'none'}")
    return found[0]


def _recovered(session: Session, member: Member, now: datetime) -> str:
    """The secret of a sign-in link for an owner who lost the password, the authenticator or both: their authenticator and
    passkeys are gone. Said in the log of each organisation that they own.
    """
    owned = [one for one in Membership.all_of(session, member.id) if one.role == Role.OWNER]
    if not owned:
        said = "--new lets them found one, --organisation NAME makes them an owner of one"
        raise NoOwner(f"{member.email} has an account here and owns no organisation; {said}")
    AuditEntry.asked_from_command_line(session)
    for one in owned:
        sentence = f"The operator made a one-time sign-in link for {member.name} ({member.email})."
        AuditEntry.note(session, one.organisation_id, "owner.link_made", sentence, None, now)
    Authenticator.remove(session, member.id)
    Passkey.remove_all(session, member.id)
    return SignInLink.make(session, member, now)
