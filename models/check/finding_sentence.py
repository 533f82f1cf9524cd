"""What broke, in a sentence that an author reads once: what happened, what visitors get, and what the element is now."""

import re
from html import unescape

from models.check.finding import Finding
from models.check.visitor_agreement import VISITORS
from models.targets.verdict import ProposalJson

LONGEST_LABEL = 60
_WHAT = {
    "drifted": "It is found by another sign than before.",
    "suspect": "Another element of the page fits it better than the one that is found.",
    "ambiguous": "Several elements of the page fit it, and nothing decides between them.",
}
_PLACES = {
    "main": "the main part of the page",
    "nav": "the navigation",
    "header": "the head of the page",
    "footer": "the foot of the page",
    "aside": "the side of the page",
    "dialog": "a dialog",
}
_TAG = re.compile(r"<[^>]*>")


def finding_sentence(finding: Finding) -> str:
    """How the check put it, in its own words, is the finding's `reason`."""
    if finding.source == VISITORS:
        return finding.reason
    proposals = finding.proposals
    if finding.verdict == "missing":
        what = "None of its signs is found any more." if proposals else "It is no longer on the page."
    else:
        what = _WHAT.get(finding.verdict, finding.reason)
    visitors = "Visitors are still shown the step." if finding.is_weak else "Visitors are not shown the step."
    sure = proposals[0] if proposals and finding.proposed.verdict in {"moved", "same"} else None
    return " ".join(filter(None, (what, visitors, _now(sure) if sure else "")))


def _now(proposal: ProposalJson) -> str:
    """What a visitor would notice of what changed; empty where that is nothing."""
    changed = {line["what"]: line["new"] for line in proposal["evidence"] if not line["agrees"] and line["new"]}
    said: list[str] = []
    if "label" in changed:
        said.append(f"is now called “{_as_written(changed['label'], proposal['excerpt'])}”")
    if place := _PLACES.get(changed.get("landmark", "")):
        said.append(f"sits in {place} now")
    return f"It {' and '.join(said)}." if said else ""


def _as_written(label: str, excerpt: str) -> str:
    """The label with the capital letters that it has on the page, where the excerpt shows them; comparisons have none."""
    text = " ".join(unescape(_TAG.sub(" ", excerpt)).split())
    found = text if text.casefold() == label else label
    return found if len(found) <= LONGEST_LABEL else f"{found[: LONGEST_LABEL - 1]}…"
