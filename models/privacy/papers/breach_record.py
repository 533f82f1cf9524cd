"""A template of the record of a personal data breach (Art. 33 paragraph 5 GDPR)."""

from models.privacy.papers import TO_WRITE, Facts


def breach_record(facts: Facts) -> str:
    authority = facts.authority or TO_WRITE
    return f"""# Record of a personal data breach

*Tell the supervisory authority within 72 hours of learning of it, unless a risk for people is unlikely (Art. 33); tell the people
themselves without undue delay where the risk is high (Art. 34).*

| | |
|---|---|
| Controller | {facts.organisation}, {TO_WRITE} |
| Processor | {facts.operator}, {facts.contact} |
| Supervisory authority | {authority} |
| Learnt of it (date, time, by whom) | {TO_WRITE} |
| Happened (from, until) | {TO_WRITE} |
| What happened | {TO_WRITE} |
| Data concerned (see {facts.base_url}/privacy, version {facts.version}) | {TO_WRITE} |
| People concerned, about how many | {TO_WRITE} |
| Likely consequences | {TO_WRITE} |
| Were the data sealed, and are the keys safe? | {TO_WRITE} |
| Done at once | {TO_WRITE} |
| Done so that it does not happen again | {TO_WRITE} |
| Authority told (date, time), or why not | {TO_WRITE} |
| People told (date, how), or why not | {TO_WRITE} |

## Where to look in Cairn

- The audit log: who did what, and from which network, for the time in question (`/audit`, `cairn audit verify`).
- The operator's health page: refused attempts by day.
- *Your account*, *Where you are signed in*: sessions that are not yours.
- `cairn keys rotate`, and `cairn doctor`: whether every key is where it belongs.

Written by {TO_WRITE} on {TO_WRITE}
"""
