"""`cairn audit verify`: whether anybody changed the audit log, entry by entry and against each signed checkpoint."""

import argparse
import json
import os
from typing import Any

from models.account.audit_faults import faults_of
from models.support.database import Database
from models.support.settings import Settings

Subparsers = Any  # argparse keeps the type of what add_subparsers returns to itself


def register(subparsers: Subparsers) -> None:
    parser = subparsers.add_parser("audit", help="say whether anybody changed the audit log")
    parser.add_argument("what", choices=["verify"], help="check every entry and every signed checkpoint")
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """0 when nobody changed anything, 1 with a line for each contradiction."""
    settings = Settings.read(os.environ)
    sealer = settings.sealer
    database = Database(settings.database_url, sealer=sealer)
    try:
        with database.reading() as session:
            faults = faults_of(session, sealer)
    finally:
        database.close()
    if arguments.json:
        print(json.dumps({"faults": faults}))
    else:
        print("\n".join(faults) or "The audit log is as it was written.")
    return 1 if faults else 0
