"""Examples for the gallery and its test."""

from datetime import UTC, datetime

from components.audit_list import AuditLine, AuditList

_THEN = datetime(2026, 11, 25, 9, 0, tzinfo=UTC)
_LINES = (
    AuditLine(
        _THEN, "Maren Holm", "policy.glass_broken", "Welcome, version 1f2e3d4c, without approvals: the old text is dangerous."
    ),
    AuditLine(_THEN, "Maren Holm", "session.begun", "Maren Holm signed in, in Firefox on Linux.", "192.0.2.0/24"),
    AuditLine(_THEN, "Cairn", "repair.accepted", "Welcome, step 2: #save became [data-testid=save]."),
)
EXAMPLES = {
    "some": AuditList(_LINES, ((1, "Maren Holm"),), older=7, sites=((1, "Harbour"),), site_id=1),
    "none": AuditList(words="nobody"),
}
