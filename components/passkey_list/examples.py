"""Examples for the gallery and its test."""

from datetime import UTC, datetime

from components.passkey_list import PasskeyLine, PasskeyList

THEN = datetime(2026, 11, 24, 10, tzinfo=UTC)
LINES = (PasskeyLine(1, "Work laptop", THEN, THEN), PasskeyLine(2, "Donaudampfschifffahrtsschlüssel", THEN, is_new=True))

EXAMPLES = {
    "none": PasskeyList(device="Firefox on Linux"),
    "two, one of them new": PasskeyList(LINES, "Firefox on Linux", has_authenticator=True),
    "refused": PasskeyList(LINES, "Firefox on Linux", problem="That is not your password."),
    "not possible here": PasskeyList(is_possible=False),
}
