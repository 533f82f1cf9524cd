"""What subjects and operators are called where they are chosen."""

from models.guide.rules.condition import NUMBER, TEXT
from models.guide.rules.condition_words import OPERATORS

SUBJECTS = {
    "attribute": "Attribute",
    "language": "Language",
    "device": "Device",
    "browser": "Browser",
    "viewport_width": "Window width",
    "referrer": "Page they came from",
    "first_seen": "First visit",
    "visits": "Number of visits",
    "pages_visited": "Pages viewed",
    "guide": "Guide",
    "event": "Event",
    "cookie": "Cookie",
    "storage": "Stored value",
    "element": "Element",
    "percentage": "Random percentage",
}
GROUPS = {
    "What your page tells": ("attribute", "event", "cookie", "storage"),
    "What they did before": ("guide", "visits", "pages_visited", "first_seen"),
    "Their browser": ("language", "device", "browser", "viewport_width", "referrer"),
    "This page, and chance": ("element", "percentage"),
}
TYPES = {"text": "text", "number": "number", "boolean": "yes or no", "date": "date"}

_EXISTS = {"exists": "is known", "not_exists": "is not known"}
_TEXT = {name: told for name, told in OPERATORS.items() if name in TEXT} | _EXISTS
_NUMBER = {name: told for name, told in OPERATORS.items() if name in NUMBER} | _EXISTS
_DATE = {
    "equals": "is on",
    "not_equals": "is not on",
    "less_than": "is before",
    "at_most": "is on or before",
    "greater_than": "is after",
    "at_least": "is on or after",
    "in_last": "is in the last",
    "not_in_last": "is not in the last",
    "in_next": "is in the next",
    "not_in_next": "is not in the next",
} | _EXISTS
VALUES_OF = {"text": _TEXT, "number": _NUMBER, "boolean": {"equals": "is"} | _EXISTS, "date": _DATE}

_HISTORY = {
    "seen": "was seen",
    "not_seen": "was not seen",
    "completed": "was completed",
    "not_completed": "was not completed",
    "dismissed": "was dismissed",
    "not_dismissed": "was not dismissed",
}
_TIMES = {
    "equals": "tracked exactly",
    "not_equals": "not tracked exactly",
    "less_than": "tracked fewer than",
    "at_most": "tracked at most",
    "greater_than": "tracked more than",
    "at_least": "tracked at least",
}
OPERATORS_OF = {
    "guide": _HISTORY,
    "event": _TIMES,
    "element": {"exists": "is on the page", "not_exists": "is not on the page"},
}
UNITS = {"viewport_width": "pixels", "percentage": "% of browsers", "event": "times"}
NAMES = {
    "attribute": "name",
    "event": "name of the event",
    "cookie": "name of the cookie",
    "storage": "key in local storage",
    "element": "CSS selector",
    "guide": "guide",
}
DEVICES = {"desktop": "computer", "tablet": "tablet", "mobile": "phone"}
