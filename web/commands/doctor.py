"""`cairn doctor`: looks whether settings, database, worker, disk, mail, ways out and audit log are well, and says what to do.

It looks at what it is run with: the same environment as `cairn serve`.
"""

import argparse
import json
import os
import sys
from collections.abc import Sequence
from dataclasses import asdict
from datetime import UTC, datetime
from typing import Any

from migrations import is_current
from models.account.mail_address import BadMailAddress
from models.integration.mail import SECONDS
from models.integration.trial_letter import hand_in, trial_letter
from models.job.vitals import Patient, VitalSign, examine
from models.support.database import Database
from models.support.settings import BadSetting, Settings
from models.support.ways_out import ways_out

Subparsers = Any  # argparse keeps the type of what add_subparsers returns to itself
MARKS = {"good": "ok", "watch": "look", "bad": "BAD"}
RED, YELLOW, PLAIN = "\x1b[31m", "\x1b[33m", "\x1b[0m"
COLOURS = {"good": "", "watch": YELLOW, "bad": RED}


def register(subparsers: Subparsers) -> None:
    parser = subparsers.add_parser("doctor", help="look whether this Cairn is well, and say what to do where it is not")
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    parser.add_argument("--mail", metavar="ADDRESS", help="send a test e-mail there, and nothing else")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """1 when something is bad."""
    settings = Settings.read(os.environ)
    if arguments.mail:
        return _mail(settings, arguments.mail)
    sealer = settings.sealer
    database = Database(settings.database_url, sealer=sealer)
    try:
        patient = Patient(settings, database, sealer, ways_out(settings), datetime.now(UTC), is_current)
        signs = list(examine(patient, thorough=True))
    finally:
        database.close()
    if arguments.json:
        print(json.dumps({"well": not _are_bad(signs), "signs": [asdict(sign) for sign in signs]}))
    else:
        print("\n".join(_lines(signs, in_colour=sys.stdout.isatty())))
    return 1 if _are_bad(signs) else 0


def _are_bad(signs: Sequence[VitalSign]) -> bool:
    return any(sign.state == "bad" for sign in signs)


def _lines(signs: Sequence[VitalSign], *, in_colour: bool) -> list[str]:
    wide = max(len(sign.name) for sign in signs)
    lines: list[str] = []
    for sign in signs:
        colour = COLOURS[sign.state] if in_colour else ""
        line = f"{MARKS[sign.state]:<4}  {sign.name:<{wide}}  {sign.sentence} {sign.remedy}".rstrip()
        lines.append(f"{colour}{line}{PLAIN if colour else ''}")
    return lines


def _mail(settings: Settings, address: str) -> int:
    if not settings.mail_url:
        raise BadSetting("CAIRN_MAIL_URL is empty: there is no server to hand mail to")
    try:
        letter = trial_letter(address, settings.base_url)
    except BadMailAddress as problem:
        print(f"cairn: The e-mail could not be sent: {problem}", file=sys.stderr)
        return 1
    answer = hand_in(letter, settings.mail_url, settings.operating.ca_file, SECONDS)
    if answer.state != "taken":
        print(f"cairn: The e-mail could not be sent: {answer.said}", file=sys.stderr)
        return 1
    print(f"A test e-mail to {letter.to} was handed to the server. Check whether it arrives.")
    return 0
