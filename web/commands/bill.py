"""`cairn bill`: what this Cairn is made of, each part with its licence, as CycloneDX or as the notices that go with it."""

import argparse
import json
import sys
from importlib.metadata import PackageNotFoundError, version
from typing import Any

from models.support.bill_of_materials import PRODUCT, bill_of_materials, materials
from models.support.licence import is_compatible

Subparsers = Any  # argparse keeps the type of what add_subparsers returns to itself


def register(subparsers: Subparsers) -> None:
    parser = subparsers.add_parser("bill", help="print what this Cairn is made of, with licences, as CycloneDX")
    parser.add_argument("--json", action="store_true", help="print one JSON object, which it does anyway")
    parser.add_argument("--notices", action="store_true", help="print the licence texts of all of it instead")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """1 when a part has no licence that goes with Cairn's."""
    try:
        made_of = materials()
    except PackageNotFoundError:
        print("cairn: This Cairn was not installed as a package, so its dependencies are not known.", file=sys.stderr)
        return 2
    if arguments.notices:
        for one in made_of:
            print("\n\n".join([f"{'=' * 80}\n{one.name} {one.version}: {one.licence}", *(text.strip() for text in one.notices)]))
    else:
        print(json.dumps(bill_of_materials(version(PRODUCT), made_of), indent=1))
    wrong = [one for one in made_of if not is_compatible(one.licence)]
    for one in wrong:
        print(f"cairn: {one.name} {one.version} comes under {one.licence or 'no licence that is known'}.", file=sys.stderr)
    return 1 if wrong else 0
