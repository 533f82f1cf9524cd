"""Examples for the gallery and its test."""

from datetime import UTC, datetime

from components.member_list import MemberLine, MemberList

THEN = datetime(2026, 11, 24, 10, tzinfo=UTC)

EXAMPLES = {
    "three": MemberList(
        (
            MemberLine(1, "Maren Holm", "maren@harbour.example", "owner", is_you=True, signed_in_at=THEN),
            MemberLine(2, "Bob", "bob@harbour.example", "reviewer"),
            MemberLine(3, "Donaudampfschifffahrtsgesellschaftskapitän", "d@h.example", "author", is_suspended=True),
        )
    ),
}
