"""Identified mode of a site: off by default."""

from datetime import datetime
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

from models.account.audit_log import AuditEntry
from models.privacy.legal_hold import HoldRefused
from models.privacy.mode_change import change_mode, turn_off
from models.site.identified_mode import LONGEST_NAME, LONGEST_PURPOSE, MOST_ATTRIBUTES, IdentifiedMode, IdentifiedModeTerms
from web.api.operation import Call, Operation, Reply, Shape, Trial
from web.api.owned import find_site
from web.api.problem import Fault, Problem

Basis = Literal["consent", "contract", "legal_obligation", "vital_interests", "public_task", "legitimate_interests"]
AttributeName = Annotated[str, Field(min_length=1, max_length=LONGEST_NAME)]


class IdentifiedModeRow(BaseModel):
    """Whether the numbers of this site's guides also say which people engaged."""

    on: bool
    since: datetime | None
    purpose: str
    legal_basis: Basis | None
    attributes: list[str] = Field(description="Names of those that may be kept; no other leaves the browser.")
    days: int = Field(description="For how many days after they last engaged something is kept about people.")


class IdentifiedModeShape(Shape):
    model_config = ConfigDict(
        json_schema_extra={
            "examples": [{"purpose": "To help customers who got stuck.", "legal_basis": "contract", "attributes": ["plan"]}]
        }
    )

    purpose: str = Field(min_length=1, max_length=LONGEST_PURPOSE, description="A sentence, which stands on the privacy page.")
    legal_basis: Basis
    attributes: list[AttributeName] = Field(max_length=MOST_ATTRIBUTES)


def show(call: Call) -> Reply:
    """Read a site's identified mode"""
    return _reply(call, IdentifiedMode.of(call.db, find_site(call)))


def replace(call: Call) -> Reply:
    """Turn identified mode on, or change its terms
    Attributes that are not on the list any more are erased at once.
    """
    site, sent = find_site(call), call.sent(IdentifiedModeShape)
    terms, problems = IdentifiedModeTerms.read(sent.purpose, sent.legal_basis, "\n".join(sent.attributes))
    if terms is None:
        faults = [Fault(path=path, code="not_allowed", sentence=sentence) for path, sentence in problems.items()]
        raise Problem(422, "Identified mode was not changed.", faults=faults)
    if sentence := change_mode(call.db, site, terms, by=call.by, now=call.now):
        AuditEntry.note(call.db, site.organisation_id, "site.identified_mode", sentence, call.by, call.now, site_id=site.id)
    return _reply(call, IdentifiedMode.of(call.db, site))


def destroy(call: Call) -> Reply:
    """Turn identified mode off
    Everything that was kept about people is erased at once, also from backups.
    """
    site = find_site(call)
    try:
        erased = turn_off(call.db, site, by=call.by, now=call.now)
    except HoldRefused as held:
        raise Problem(409, str(held)) from held
    if erased is not None:
        sentence = f"{site.name}: identified mode was turned off. {erased.sentence}"
        AuditEntry.note(call.db, site.organisation_id, "site.identified_mode", sentence, call.by, call.now, site_id=site.id)
    return Reply(None, 204)


def _reply(call: Call, mode: IdentifiedMode | None) -> Reply:
    days = call.instance.settings.retention.visitor
    if mode is None:
        return Reply(IdentifiedModeRow(on=False, since=None, purpose="", legal_basis=None, attributes=[], days=days))
    said = {"purpose": mode.purpose, "legal_basis": mode.legal_basis, "attributes": mode.attributes}
    return Reply(IdentifiedModeRow.model_validate({"on": True, "since": mode.since, "days": days, **said}))


ADDRESS = "/sites/{site_id}/identified-mode"
OPERATIONS = (
    Operation(f"GET {ADDRESS}", show, "read", {200: IdentifiedModeRow}),
    Operation(
        f"PUT {ADDRESS}",
        replace,
        "manage",
        {200: IdentifiedModeRow},
        IdentifiedModeShape,
        Trial,
        twins=("PUT site_identified_mode", "POST site_identified_mode"),
    ),
    Operation(f"DELETE {ADDRESS}", destroy, "manage", {204: None}, refuses=(409,), twins=("DELETE site_identified_mode",)),
)
