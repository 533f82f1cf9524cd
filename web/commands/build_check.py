"""`cairn check --site KEY --pages DIR|URL…`: every live target against built pages. 0 all found, 1 one lost, 2 an input error."""

import argparse
import os
import sys
from typing import Any
from urllib.parse import urlsplit

from models.check.build.build_comparison import BuildVerdict, compare
from models.check.build.build_report import FORMATS, write
from models.check.build.build_targets import LiveTarget, NoGuides, from_cairn, from_database
from models.check.build.built_pages import BuiltPages, NoPages
from models.support.database import Database
from models.support.outbound import Outbound
from models.support.settings import Settings
from web.commands.operators_way_out import operators_way_out

Subparsers = Any  # argparse keeps the type of what add_subparsers returns to itself

FROM = (
    "the address of Cairn; without it, its database. A release holds selectors and what must agree, not the fingerprint: "
    "an element that has both but is another one is noticed with the database only"
)


def register(subparsers: Subparsers) -> None:
    parser = subparsers.add_parser("check", help="check a site's live targets against built pages")
    parser.add_argument("--site", required=True, metavar="KEY", help="the site's public key, as in its install tag")
    parser.add_argument("--pages", nargs="+", default=[], metavar="DIR|URL", help="folders of built pages, or addresses of pages")
    parser.add_argument(
        "--base", default="", metavar="URL", help="the address of a running build; each target's page is asked there"
    )
    parser.add_argument("--from", dest="source", default="", metavar="URL", help=FROM)
    parser.add_argument("--environment", choices=("production", "staging"), default="production")
    parser.add_argument("--format", choices=FORMATS, default="text", help="how the report is written")
    parser.add_argument("--json", action="store_true", help="the same as --format json")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    try:
        # Built pages run on the machine that builds: this command asks what its caller names, nothing that a page names.
        outbound = operators_way_out(*_named(arguments))
        pages = BuiltPages(arguments.pages, arguments.base, outbound)
        results = compare(_pointed(arguments, outbound), pages)
    except (NoGuides, NoPages, ValueError) as problem:
        print(f"cairn check: {problem}", file=sys.stderr)
        return 2
    print(write(results, "json" if arguments.json else arguments.format))
    return 1 if any(result.is_lost for result in results) else _nothing_told(results)


def _pointed(arguments: argparse.Namespace, outbound: Outbound) -> list[LiveTarget]:
    if arguments.source:
        return from_cairn(arguments.source, arguments.site, outbound, arguments.environment)
    database = Database(Settings.read(os.environ).database_url)
    try:
        with database.reading() as session:
            return from_database(session, arguments.site, arguments.environment)
    finally:
        database.close()


def _nothing_told(results: list[BuildVerdict]) -> int:
    """A build in which no target could even be looked for is no success: most likely the wrong folder was named."""
    if results and all(result.verdict.verdict == "cannot_tell" for result in results):
        print("cairn check: not one target could be looked for; are these the right pages?", file=sys.stderr)
        return 2
    return 0


def _named(arguments: argparse.Namespace) -> list[str]:
    given: list[str] = [*arguments.pages, arguments.base, arguments.source]
    return [urlsplit(one).netloc for one in given if one.startswith(("http://", "https://"))]
