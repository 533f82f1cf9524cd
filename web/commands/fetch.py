"""`cairn fetch URL`: fetches as the page fetcher does and says what came."""

import argparse
import json
import sys
from typing import Any, NotRequired, TypedDict

from models.page.page_fetch import fetch_page
from models.page.snapshot import sanitise_page
from models.support.outbound import Outbound, Refused
from models.support.settings import BadSetting
from web.commands.operators_way_out import operators_way_out

Subparsers = Any  # argparse keeps the type of what add_subparsers returns to itself


class FetchReport(TypedDict):
    """What came; `url` is where redirects led to, and `problem` says why Cairn can't work with the page."""

    url: str
    status: int
    media_type: str
    charset: str
    bytes: int
    milliseconds: int
    problem: NotRequired[str]


def register(subparsers: Subparsers) -> None:
    """Adds the command; its `run` answers with the exit code: 0 fine, 1 refused or not a page, 2 an input error."""
    parser = subparsers.add_parser("fetch", help="fetch a page as the page fetcher does")
    parser.add_argument("url", help="the page's address, with http:// or https://")
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    try:
        found = _fetch(arguments.url, operators_way_out())
    except BadSetting as problem:
        print(problem, file=sys.stderr)
        return 2
    except Refused as refusal:
        print(json.dumps({"refused": refusal.reason}, ensure_ascii=False))
        return 1
    print(json.dumps(found, ensure_ascii=False) if arguments.json else _table(found))
    return 1 if found.get("problem") else 0


def _fetch(url: str, outbound: Outbound) -> FetchReport:
    page = fetch_page(url, outbound)
    problem = sanitise_page(page).problem
    found: FetchReport = {
        "url": page.final_url,
        "status": page.status,
        "media_type": page.media_type,
        "charset": page.charset,
        "bytes": page.size,
        "milliseconds": page.milliseconds,
    }
    if problem:
        found["problem"] = problem.sentence
    return found


def _table(found: FetchReport) -> str:
    names = {"url": "final URL", "media_type": "media type"}
    return "\n".join(f"{names.get(name, name):<13}{value}" for name, value in found.items())
