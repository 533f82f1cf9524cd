"""`cairn migrate`: brings the database to the newest schema. The Procfile's release phase."""

import argparse
import os
from typing import Any

from migrations import head, upgrade
from models.support.database import Database
from models.support.settings import Settings

Subparsers = Any  # argparse keeps the type of what add_subparsers returns to itself


def register(subparsers: Subparsers) -> None:
    parser = subparsers.add_parser("migrate", help="bring the database to the newest schema")
    parser.set_defaults(run=run)


def run(_arguments: argparse.Namespace) -> int:
    database = Database(Settings.read(os.environ).database_url)
    try:
        upgrade(database)
    finally:
        database.close()
    print(f"The database is at migration {head()}.")
    return 0
