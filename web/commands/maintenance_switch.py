"""`cairn maintenance on|off`: keeps members out for a while, with a sentence. Visitors go on being served, and are counted."""

import argparse
import json
import os
from datetime import UTC, datetime
from typing import Any

from models.support.database import Database
from models.support.maintenance import LONGEST_SENTENCE, USUAL, Maintenance
from models.support.settings import BadSetting, Settings

Subparsers = Any  # argparse keeps the type of what add_subparsers returns to itself


def register(subparsers: Subparsers) -> None:
    parser = subparsers.add_parser("maintenance", help="keep members out for a while; visitors go on being served")
    parser.add_argument("state", choices=["on", "off"], help="whether somebody works on this Cairn")
    parser.add_argument("sentence", nargs="?", default=USUAL, help="what members read meanwhile")
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    sentence = " ".join(arguments.sentence.split())
    if not 0 < len(sentence) <= LONGEST_SENTENCE:
        raise BadSetting(f"The sentence must have 1 to {LONGEST_SENTENCE} characters")
    database = Database(Settings.read(os.environ).database_url)
    try:
        with database.writing() as session:
            if arguments.state == "on":
                Maintenance.begin(session, sentence, datetime.now(UTC))
            else:
                Maintenance.end(session)
    finally:
        database.close()
    if arguments.json:
        print(json.dumps({"maintenance": arguments.state == "on"}))
    else:
        print(f"Members read: {sentence}" if arguments.state == "on" else "Members are let in again.")
    return 0
