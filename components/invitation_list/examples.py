"""Examples for the gallery and its test."""

from datetime import UTC, datetime

from components.invitation_list import FreshLink, InvitationLine, InvitationList

THEN = datetime(2026, 11, 24, 10, tzinfo=UTC)
LINK = "https://cairn.example.com/join/x7"
ROLES = ("admin", "author", "reviewer", "viewer")
LINES = (
    InvitationLine(1, "bob@harbour.example", "reviewer", THEN, by="Maren Holm"),
    InvitationLine(2, "dora@harbour.example", "author", THEN, is_over=True),
)

EXAMPLES = {
    "nobody": InvitationList(roles=ROLES),
    "two": InvitationList(LINES, ROLES),
    "link made": InvitationList(LINES, ROLES, fresh=FreshLink("bob@harbour.example", LINK)),
    "mailed": InvitationList(LINES, ROLES, fresh=FreshLink("bob@harbour.example", LINK, mailed=True)),
    "no mail server": InvitationList(roles=ROLES, has_mail=False),
    "refused": InvitationList(roles=ROLES, email="bob", problem="That is no e-mail address. One looks like maren@example.com."),
    "an author looks": InvitationList(LINES),
}
