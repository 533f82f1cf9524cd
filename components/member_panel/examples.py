"""Examples for the gallery and its test."""

from components.member_panel import MemberPanel
from components.member_sites.examples import EXAMPLES as SITES

ROLES = ("owner", "admin", "author", "reviewer", "viewer")

EXAMPLES = {
    "an owner looks": MemberPanel(2, "Bob", "bob@harbour.example", "reviewer", "Harbour Marina", ROLES, may_hand_over=True),
    "with sites": MemberPanel(2, "Bob", "b@h.example", "viewer", "Harbour Marina", ROLES, sites=SITES["each otherwise"]),
    "saved": MemberPanel(2, "Bob", "bob@harbour.example", "author", "Harbour Marina", ROLES, saved=True),
    "needed": MemberPanel(2, "Bob", "b@h.example", "reviewer", "Harbour", ROLES, consequence="The policy asks for one approval."),
    "suspended": MemberPanel(2, "Bob", "bob@harbour.example", "author", "Harbour Marina", ROLES, is_suspended=True),
    "refused": MemberPanel(1, "Maren", "m@h.example", "owner", "Harbour", ROLES, problem="An organisation needs an owner."),
    "oneself": MemberPanel(2, "Bob", "bob@harbour.example", "reviewer", "Harbour Marina", is_you=True),
}
