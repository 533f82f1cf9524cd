"""`cairn seed`: the demonstration's content, put in once; says where its owner signs in."""

import argparse
import json
import os
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any, cast

from migrations import is_current
from models.demo import Demo, GuideSketch, known_guides
from models.demo import seed as seed_demo
from models.demo.guide_sketch import SketchedGuide
from models.support.database import Database
from models.support.settings import BadSetting, Settings
from web.harbour import demo_guides

Subparsers = Any  # argparse keeps the type of what add_subparsers returns to itself
# Harbour knows nothing of Cairn and its types; tests read every guide of it.
GUIDES = cast("tuple[SketchedGuide, ...]", demo_guides.GUIDES)

DEMO_URL = "http://127.0.0.1:8001"


def register(subparsers: Subparsers) -> None:
    parser = subparsers.add_parser("seed", help="put the demonstration's content into the database, once")
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    settings = Settings.read(os.environ)
    demo = seed(settings)
    if arguments.json:
        print(json.dumps({"site": demo.site_key, "email": demo.email, "link": link(settings, demo) or None}))
    else:
        print(f"The demonstration is there. {sign_in_line(settings, demo)}")
    return 0


def seed(settings: Settings) -> Demo:
    """Puts in what is missing of the demonstration. Raises BadSetting when the database misses a migration."""
    database = Database(settings.database_url, sealer=settings.sealer)
    try:
        if not is_current(database):
            raise BadSetting("CAIRN_DATABASE_URL names a database that misses a migration: run cairn migrate")
        with database.writing() as session:
            demo_url = settings.demo_url or DEMO_URL
            # Describing targets takes a second: only for guides that are not there.
            missing = [guide for guide in GUIDES if guide["name"] not in known_guides(session)]
            return seed_demo(session, demo_url=demo_url, sketches=sketches(missing), now=datetime.now(UTC))
    finally:
        database.close()


def sketches(guides: Sequence[SketchedGuide] = GUIDES) -> list[GuideSketch]:
    """Those guides of Harbour with their targets, described on Harbour's pages as they are served."""
    if not guides:
        return []
    # Imported when needed: most starts find the demonstration there, and are to be quick.
    from models.engine.dom.document import Document  # noqa: PLC0415
    from models.targets.choose.describe_target import describe  # noqa: PLC0415
    from web.harbour.page_text import read_pages  # noqa: PLC0415

    pointed = [[(step["path"], step["selector"]) for step in guide["steps"] if step["selector"]] for guide in guides]
    paths = {path for steps in pointed for path, _ in steps}
    pages = {path: Document(html) for path, html in read_pages(paths).items()}
    return [
        GuideSketch(guide, {selector: describe(pages[path], selector).to_json() for path, selector in steps})
        for guide, steps in zip(guides, pointed, strict=True)
    ]


def link(settings: Settings, demo: Demo) -> str:
    """The one-time sign-in link; empty once the owner has a password."""
    return f"{settings.base_url}/welcome/{demo.secret}" if demo.secret else ""


def sign_in_line(settings: Settings, demo: Demo) -> str:
    if demo.secret:
        return f"Sign in once with {link(settings, demo)}"
    return f"Sign in as {demo.email} at {settings.base_url}/sign-in"
