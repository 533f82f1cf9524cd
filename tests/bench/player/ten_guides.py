"""A site as one grows to be: ten guides on Harbour, two of them due on its first page, three segments, a theme, two languages.

    python tests/bench/player/ten_guides.py DATABASE_URL

puts it beside the demonstration, and prints its site's key.
"""

import sys
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from sqlalchemy.orm import Session

sys.path.insert(0, str(Path(__file__).parents[3]))

from models.account import Member, Membership
from models.demo.demo_content import EMAIL
from models.demo.guide_sketch import GuideSketch
from models.guide import Guide
from models.guide.rules import Group
from models.guide.segment import Segment
from models.guide.translation import Translation, texts_of
from models.release.publish import publish
from models.site import Site
from models.site.theme import Theme
from models.site.theme_document import Look, Palette
from models.support.database import Database
from models.support.json_reader import Reader
from models.support.sealer import Sealer
from web.commands.seed import sketches

SEGMENTS = {
    "Everybody who was here": ("visits", "", "at_least", 1),
    "Second visit or later": ("visits", "", "at_least", 2),
    "Marinas": ("attribute", "plan", "equals", "marina"),
}
BLUE = Palette(accent="#0b6e8f", text="#10202a", background="#ffffff", border="#c9d6dc")
NEXT: dict[str, Any] = {"label": "Next", "style": "primary", "action": {"type": "next"}}
BACK: dict[str, Any] = {"label": "Back", "style": "link", "action": {"type": "back"}}
DONE: dict[str, Any] = {"label": "Done", "style": "primary", "action": {"type": "finish"}}

GUIDES = (
    ("Where things are", "tour", "/", 0, {"#nav-boats": "Your boats", "#nav-berths": "Your berths", "#nav-invoices": "Bills"}),
    ("News on the dashboard", "hotspots", "/", 0, {'[data-testid="figure-occupancy"]': "Counted anew each hour"}),
    ("The plan of berths", "hotspots", "/berths", 0, {"#print-plan": "On one sheet", "#filter-state": "Free ones only"}),
    ("Berths for the season", "tour", "/berths", 1, {"#print-plan": "For the wall", "#nav-reports": "How the season went"}),
    ("A first boat", "tour", "/boats", 1, {"#add-boat": "Someone new", "#nav-invoices": "Who pays what"}),
    ("Guests at the pier", "tour", "/boats", 2, {"#add-boat": "Guests, too", "#nav-berths": "Where they lie"}),
    ("The register", "tour", "/boats/new", 1, {"#lookup-registration": "It types for you", "#nav-boats": "Back to the list"}),
    ("Bills by mail", "tour", "/invoices", 2, {"#nav-settings": "Where the sender is", "#nav-reports": "What came in"}),
    ("The year in figures", "tour", "/reports", 1, {"#nav-reports": "All years", "#nav-dashboard": "Today"}),
    ("Opening hours", "tour", "/settings", 2, {"#nav-settings": "Hours and names", "#nav-dashboard": "Back to work"}),
)
"""Name, kind, page, which segment it is for, and what its steps point at."""


def main() -> None:
    database = Database(sys.argv[1], sealer=Sealer(b"k" * 32))
    with database.writing() as session:
        print(publish_ten(session, sketched_ten(), "http://ten.example/", datetime.now(UTC)))
    database.close()


def sketched_ten() -> list[GuideSketch]:
    return sketches([_sketched(name, kind, path, places) for name, kind, path, _, places in GUIDES])


def publish_ten(session: Session, drawn: Sequence[GuideSketch], address: str, now: datetime) -> str:
    """Puts them live on a site of their own, beside the demonstration's; returns that site's key."""
    owner = Member.by_email(session, EMAIL)
    site = Site.create(session, Membership.of(session, owner.id).organisation, "Ten guides", address, now)
    Theme.create(session, site, "Brand", Look(light=BLUE, mode="system", radius=8), owner, now).become_default(session)
    segments = [Segment.create(session, site, name, _group(*condition), owner, now).key for name, condition in SEGMENTS.items()]
    for sketch, (_, _, _, segment, _) in zip(drawn, GUIDES, strict=True):
        guide = _guide(session, site, sketch, segments[segment], owner, now)
        publish(session, guide, seen="", by=owner, now=now)
    return site.key


def _group(subject: str, name: str, operator: str, value: Any) -> Group:
    condition = {"subject": subject, "operator": operator, "value": value, **({"name": name} if name else {})}
    return Group.read(Reader.of({"match": "all", "conditions": [condition]}))


def _sketched(name: str, kind: str, path: str, places: dict[str, str]) -> Any:
    last = len(places) - 1
    steps = [
        {
            "kind": "hotspot" if kind == "hotspots" else "tooltip",
            "path": path,
            "selector": selector,
            "title": title,
            "body": f"<p>{name}: {title.lower()}, as <strong>you</strong> would look for it here.</p>",
            "placement": "auto",
            "buttons": [] if kind == "hotspots" else [DONE if at == last else NEXT, *([BACK] if at else [])],
        }
        for at, (selector, title) in enumerate(places.items())
    ]
    pages = [{"part": "path", "operator": "equals", "value": path}]
    return {"name": name, "kind": kind, "pages": pages, "frequency": {"show": "always"}, "steps": steps}


def _guide(session: Session, site: Site, sketch: GuideSketch, segment: str, owner: Member, now: datetime) -> Guide:
    document = sketch.document(site.origin)
    german = {text.path: Translation(f"{text.source} (auf Deutsch)", text.name) for text in texts_of(document.steps)}
    rules: Any = {**document.rules, "segments": [segment], "priority": 1 if sketch.kind == "tour" else 0}
    whole = replace(document, rules=rules, translations={"de": german})
    return Guide.create(session, site, sketch.name, sketch.kind, whole, owner, now)


if __name__ == "__main__":
    main()
