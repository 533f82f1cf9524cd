"""`cairn export SITE`: all content of a site, or of an organisation, as one JSON document on standard output."""

import argparse
import json
import os
import sys
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.account.audit_log import AuditEntry
from models.account.organisation import Organisation
from models.guide.exchange.site_export import export
from models.site.site import Site
from models.support.database import Database
from models.support.settings import BadSetting, Settings
from models.support.unreadable import Unreadable
from web.commands.progress import progress

Subparsers = Any  # argparse keeps the type of what add_subparsers returns to itself


def register(subparsers: Subparsers) -> None:
    parser = subparsers.add_parser("export", help="print all content of a site or an organisation as one JSON document")
    parser.add_argument("site", help="the key of a site, or of an organisation for all of its sites")
    parser.add_argument("--json", action="store_true", help="the same: an export is JSON")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    settings = Settings.read(os.environ)
    database = Database(settings.database_url, sealer=settings.sealer)
    try:
        with database.reading() as session, progress("Exporting"):
            sites = _sites(session, arguments.site)
            document = export(session, sites)
        with database.writing() as session:
            AuditEntry.asked_from_command_line(session)
            for site in sites:
                sentence = f"The operator exported all content of {site.name} at the command line."
                AuditEntry.note(
                    session, site.organisation_id, "content.exported", sentence, None, datetime.now(UTC), site_id=site.id
                )
    except Unreadable as problem:
        print(problem, file=sys.stderr)
        return 1
    finally:
        database.close()
    print(json.dumps(document, ensure_ascii=False, indent=1))
    return 0


def _sites(session: Session, key: str) -> list[Site]:
    site = session.scalar(select(Site).where(Site.key == key))
    if site is not None:
        return [site]
    organisation = session.scalar(select(Organisation).where(Organisation.key == key))
    if organisation is None:
        raise BadSetting(f"There is no site and no organisation with the key {key}; their pages say what it is.")
    return list(
        session.scalars(select(Site).where(Site.organisation_id == organisation.id, Site.deleted_at.is_(None)).order_by(Site.id))
    )
