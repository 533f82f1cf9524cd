"""Examples for the gallery and its test."""

from datetime import UTC, datetime

from components.identified_mode_form import IdentifiedModeForm

_SINCE = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)
_PURPOSE = "To help customers who got stuck while they set up their marina."
EXAMPLES = {
    "off": IdentifiedModeForm(1, days=365),
    "on": IdentifiedModeForm(1, _PURPOSE, "contract", "plan\nrole", _SINCE, 1204, 365, state="Saved"),
    "refused": IdentifiedModeForm(1, "Because", "", "plan", days=365, problems={"legal_basis": "Choose the legal basis."}),
    "of somebody who may not": IdentifiedModeForm(1, _PURPOSE, "contract", "plan", _SINCE, 3, 365, may_manage=False),
}
