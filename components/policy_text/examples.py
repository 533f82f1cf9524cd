"""Examples for the gallery and its test."""

from datetime import UTC, datetime

from components.policy_text import PolicyText

_AT = datetime(2026, 12, 1, 9, tzinfo=UTC)
_WORDS = ("Harbour keeps what you give it as long as you have an account.", "Write to privacy@harbour.example.")

EXAMPLES = {
    "first": PolicyText(1, 1, _AT, "", _WORDS),
    "to be read": PolicyText(2, 2, _AT, "Backups are kept for 12 months.", _WORDS, asks=True),
    "earlier": PolicyText(1, 2, _AT, "", _WORDS, said_at=_AT),
}
