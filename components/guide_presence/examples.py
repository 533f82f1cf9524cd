"""Examples for the gallery and its test."""

from datetime import UTC, datetime

from components.guide_presence import GuidePresence, PresentPerson

THEN = datetime(2026, 11, 24, 10, 42, tzinfo=UTC)

EXAMPLES = {
    "nobody else": GuidePresence(),
    "one": GuidePresence((PresentPerson("Bob Holm", THEN),)),
    "five": GuidePresence(tuple(PresentPerson(name, THEN) for name in ("Bob Holm", "Maren", "Ada Lovelace", "Čeněk Ž", "X"))),
    "no longer": GuidePresence(problem="You no longer have access to this guide. Copy what you typed before you leave the page."),
}
