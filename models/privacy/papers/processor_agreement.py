"""A template of the agreement between an organisation and who runs Cairn for it (Art. 28 GDPR)."""

from models.privacy.papers import TO_WRITE, Facts, listed


def processor_agreement(facts: Facts) -> str:
    return f"""# Agreement on processing on behalf (Art. 28 GDPR)

*A template. Have it read by somebody who may give legal advice before you sign it.*

between **{facts.organisation}**, {TO_WRITE} (controller)
and **{facts.operator}**, {facts.contact} (processor)

## 1. Subject and duration

The processor runs Cairn at {facts.base_url} for the controller, who shows guides on these web products with it:

{listed(facts.sites, TO_WRITE)}

It lasts as long as the controller's organisation exists there. 30 days after the controller deletes the organisation nothing of
it is left; until then everything can be exported.

## 2. Nature, purpose, data and people

What is stored, what for and how long is Annex 1: {facts.base_url}/privacy, version {facts.version}, as printed on
{facts.today:%d %B %Y}. People concerned are the controller's members with an account, and visitors only where the controller
turned identified mode on.

## 3. Instructions

The processor processes data on the controller's documented instructions only; settings and actions in Cairn are such
instructions, and its audit log documents them.

## 4. Confidentiality

Whoever has access on the processor's side is bound to confidentiality. The operator's screen shows counts and health, no content.

## 5. Security (Art. 32)

Sealed personal fields (AES-256-GCM), keys that rotate, tenants kept apart, daily encrypted backups whose restore is rehearsed,
an audit log whose chain shows tampering, sign-in with a second step. Further measures: {TO_WRITE}

## 6. Further processors

{listed(facts.connected, "none")}

Others need the controller's consent: {TO_WRITE}

## 7. Rights of people

Members use their rights in Cairn themselves; what reaches the processor otherwise is passed on within {TO_WRITE} days.

## 8. Breaches

The processor tells the controller without undue delay, at the latest {TO_WRITE} hours after it learns of one, with what the
breach record asks for.

## 9. Audits

The processor shows on request what is needed to prove the above: `cairn doctor`, `cairn audit verify`, and {TO_WRITE}.

| for the controller | for the processor |
|---|---|
| {TO_WRITE} | {TO_WRITE} |
| place, date, name | place, date, name |
"""
