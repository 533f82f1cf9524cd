"""Examples for the gallery and its test."""

from datetime import UTC, datetime

from components.rights_panel import RightsPanel

_DUE = datetime(2026, 12, 3, tzinfo=UTC)

EXAMPLES = {
    "nothing asked": RightsPanel(contact="mailto:privacy@harbour.example", authority="https://authority.example/complaints"),
    "link sent": RightsPanel(sent_to="maren@harbour.example"),
    "without mail": RightsPanel(sent_to="maren@harbour.example", link="https://cairn.example/rights/x.y"),
    "going to be erased": RightsPanel(due=_DUE, is_restricted=True, has_objected=True),
    "erasure waits": RightsPanel(due=_DUE, hindered="Harbour would be left without an owner. Make somebody else an owner there."),
    "held": RightsPanel(due=_DUE, held="Harbour is under legal hold, with everybody in it."),
    "last owner": RightsPanel(problem="Harbour would be left without an owner. Make somebody else an owner there."),
}
