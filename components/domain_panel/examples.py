"""Examples for the gallery and its test."""

from components.domain_panel import DomainLine, DomainPanel

ROLES = ("viewer", "reviewer", "author")
OPEN = DomainLine("acme.example", 1, "cairn=3k3k3k3k3k", "_cairn.acme.example", problem="There is no TXT record yet.")

EXAMPLES = {
    "none": DomainPanel((), ROLES, "viewer"),
    "open, verified and listed": DomainPanel(
        (OPEN, DomainLine("acme.org", 2, is_verified=True), DomainLine("acme.net", is_verified=True)),
        ROLES,
        "author",
        by_mail=True,
    ),
    "refused": DomainPanel((), ROLES, "viewer", typed="acme", problem="That is no domain. One looks like example.com."),
}
