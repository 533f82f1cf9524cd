"""The record of processing activities (Art. 30 GDPR) of one organisation's use of Cairn."""

from models.privacy.inventory import InventoryPlane
from models.privacy.papers import TO_WRITE, Facts, listed


def processing_record(facts: Facts) -> str:
    return f"""# Record of processing: guides on {facts.organisation}'s web products

As of {facts.today:%d %B %Y}; inventory version {facts.version}; {facts.base_url}/privacy.

| | |
|---|---|
| Controller | {facts.organisation}, {TO_WRITE} |
| Data protection officer | {TO_WRITE} |
| Processor (who runs Cairn) | {facts.operator}, {facts.contact} |
| Supervisory authority | {facts.authority or TO_WRITE} |
| Purpose | Showing people around {facts.organisation}'s own web products |
| Legal basis | {TO_WRITE} |
| People concerned | Members of {facts.organisation} with an account; visitors only where identified mode is on |
| Transfers to third countries | {TO_WRITE} |

## Web products

{listed(facts.sites, "none yet")}

## Identified mode

{listed(facts.identified, "off: nothing is kept about whoever visits")}

## Recipients

{listed(facts.connected, "nobody: nothing leaves this Cairn")}

## Security (Art. 32)

- Personal fields and secrets are sealed with AES-256-GCM, each for its row and its person; keys rotate by themselves.
- Tenants are kept apart by every query, and by row-level security where the database is PostgreSQL.
- A backup every day, encrypted, its restore rehearsed; destroying a person's key reaches backups, too.
- Every change by a member is in an audit log whose chain shows tampering.

## Categories of data, purposes and time limits

{chr(10).join(_plane(one) for one in facts.planes)}"""


def _plane(plane: InventoryPlane) -> str:
    rows = (
        f"| {one.name} | {one.purpose} | {', '.join(column.name for column in one.columns)} | {one.retention} |"
        for one in plane.tables
    )
    head = "| table | purpose | data | how long |\n|---|---|---|---|"
    return f"### {plane.name.capitalize()}\n\n{plane.about}.\n\n{head}\n" + "\n".join(rows) + "\n"
