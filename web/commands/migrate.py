"""`cairn migrate`: brings the database to the newest schema, and what is sealed in it to the newest envelope. The Procfile's
release phase.
"""

import argparse
import os
from typing import Any

from migrations import head, upgrade
from models.job.reseal import Resealed, reseal
from models.support.database import Database
from models.support.sealer import Sealer
from models.support.settings import Settings

Subparsers = Any  # argparse keeps the type of what add_subparsers returns to itself


def register(subparsers: Subparsers) -> None:
    parser = subparsers.add_parser("migrate", help="bring the database to the newest schema")
    parser.set_defaults(run=run)


def run(_arguments: argparse.Namespace) -> int:
    resealed = migrate(Settings.read(os.environ))
    print(f"The database is at migration {head()}.")
    if resealed != Resealed():
        print(resealed)
    return 0


def migrate(settings: Settings) -> Resealed:
    """Brings the database up to this version, whichever one it was left by."""
    database = Database(settings.database_url, sealer=Sealer(settings.secret_key))
    try:
        upgrade(database)
        return reseal(database, Sealer(settings.secret_key))
    finally:
        database.close()
