"""Examples for the gallery and its test."""

from datetime import UTC, datetime

from components.session_list import SessionLine, SessionList

THEN = datetime(2026, 11, 24, 10, tzinfo=UTC)
HERE = SessionLine("a1", "Firefox on Linux", THEN, THEN, is_this=True)

EXAMPLES = {
    "only here": SessionList((HERE,)),
    "two": SessionList((HERE, SessionLine("b2", "Safari on iPhone", THEN, None))),
}
