"""Examples for the gallery and its test."""

from datetime import UTC, datetime

from components.identity_list import IdentityLine, IdentityList

NOW = datetime(2026, 11, 24, 10, 0, tzinfo=UTC)

EXAMPLES = {
    "none": IdentityList(),
    "one to connect": IdentityList(providers=(("instance", "Harbour login"),)),
    "connected": IdentityList((IdentityLine(1, "Harbour login", "alice@harbour.example", NOW),)),
    "refused": IdentityList(
        (IdentityLine(1, "Harbour login", ""),), (("k3", "Acme"),), problems={"identity_password": "That is not your password."}
    ),
}
