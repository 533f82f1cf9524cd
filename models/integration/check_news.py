"""News of a check: what broke, what a policy took over, what is good again. One message each for mail, Slack and a webhook."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import Session

from models.check.check import Check
from models.check.finding import REPAIRED, RESOLVED, Finding
from models.check.visitor_agreement import VISITORS
from models.integration.channel_news import tell_channels
from models.integration.delivery import MAIL, Delivery
from models.integration.delivery_body import FindingChanges, FindingFact, MailBody, WebhookBody
from models.integration.news_category import FINDING
from models.integration.news_channel import AT_ONCE, NewsChoice
from models.site.site import Site
from models.support.random_name import random_name

Unsubscribe = Callable[[int, int], str]
"""The one-click address that ends a member's mail, from organisation and member."""


@dataclass(frozen=True)
class News:
    """`opened`, `repaired` (by policy) and `resolved` findings, each a line; `base_url` is where Cairn is."""

    title: str
    opened: list[Finding] = field(default_factory=list[Finding])
    repaired: list[Finding] = field(default_factory=list[Finding])
    resolved: list[Finding] = field(default_factory=list[Finding])

    @property
    def is_empty(self) -> bool:
        return not (self.opened or self.repaired or self.resolved)

    def text(self, base_url: str) -> str:
        """For people: plain lines, each with a link."""
        parts = (
            ("Missing or unsure", [one for one in self.opened if not one.is_weak]),
            ("Moved; visitors are still shown the step", [one for one in self.opened if _is_weakened(one)]),
            ("Unsure, reported by visitors", [one for one in self.opened if one.source == VISITORS]),
            ("Repaired by your policy, in a draft", self.repaired),
            ("Good again", self.resolved),
        )
        lines: list[str] = []
        for heading, findings in parts:
            if findings:
                lines += [f"{heading}:", *(_line(finding, base_url) for finding in findings), ""]
        return "\n".join(lines).strip()

    def payload(self, base_url: str, now: datetime) -> WebhookBody:
        """For programs."""
        data: FindingChanges = {
            "opened": [_fact(finding, base_url) for finding in self.opened],
            "repaired": [_fact(finding, base_url) for finding in self.repaired],
            "resolved": [_fact(finding, base_url) for finding in self.resolved],
        }
        return {"type": "findings.changed", "timestamp": now.isoformat(timespec="seconds"), "data": data}


def of_check(session: Session, check: Check) -> News:
    """What this check changed."""
    site = session.get_one(Site, check.site_id)
    return _news(session, Finding.site_id == check.site_id, check.started_at, f"{site.name}: what the check found")


def of_day(session: Session, organisation_id: int, since: datetime, but: Collection[int] = ()) -> News:
    """What changed in the organisation since then, `but` on those sites."""
    there = (Finding.organisation_id == organisation_id) & Finding.site_id.not_in(but)
    return _news(session, there, since, "Cairn: what changed since yesterday")


def announce(session: Session, check: Check, base_url: str, unsubscribe: Unsubscribe, now: datetime) -> None:
    """Puts a check's news into the outbox, in the transaction that ends the check. Nothing for nobody."""
    news = of_check(session, check)
    if news.is_empty:
        return
    organisation, text = check.organisation_id, news.text(base_url)
    for member in NewsChoice.who_wants(session, organisation, AT_ONCE, check.site_id):
        put_mail(session, organisation, member.id, member.email, news.title, text, unsubscribe, now)
    tell_channels(session, organisation, FINDING, check.site_id, news.payload(base_url, now), text, now, title=news.title)


def put_mail(
    session: Session, organisation: int, member: int, to: str, subject: str, text: str, unsubscribe: Unsubscribe, now: datetime
) -> None:
    address = unsubscribe(organisation, member)
    foot = f"\n\n--\nYou chose to get these. To get no more: {address}\n"
    body: MailBody = {"to": to, "subject": subject, "text": text + foot, "unsubscribe": address}
    Delivery.put(session, organisation, MAIL, random_name(24), body, now)


def _news(session: Session, where: ColumnElement[bool], since: datetime, title: str) -> News:
    query = select(Finding).where(where)
    changed = (Finding.opened_at >= since) | (Finding.resolved_at >= since) | (Finding.accepted_at >= since)
    return _sorted(session.scalars(query.where(changed).order_by(Finding.id)).all(), since, title)


def _sorted(findings: Sequence[Finding], since: datetime, title: str) -> News:
    opened = [one for one in findings if one.opened_at >= since and one.state not in {REPAIRED, RESOLVED}]
    by_policy = [one for one in findings if one.state == REPAIRED and one.accepted_by_id is None]
    repaired = [one for one in by_policy if one.accepted_at and one.accepted_at >= since]
    resolved = [one for one in findings if one.state == RESOLVED and one.resolved_at and one.resolved_at >= since]
    return News(title, opened, repaired, resolved)


def _is_weakened(finding: Finding) -> bool:
    return finding.is_weak and finding.source != VISITORS


def _line(finding: Finding, base_url: str) -> str:
    return f"- {finding.guide.name}: {finding.reason} {base_url}/inbox/{finding.id}"


def _fact(finding: Finding, base_url: str) -> FindingFact:
    return {
        "finding": finding.id,
        "guide": finding.guide.key,
        "name": finding.guide.name,
        "step": finding.step_id,
        "page": finding.page,
        "verdict": finding.verdict,
        "reason": finding.reason,
        "url": f"{base_url}/inbox/{finding.id}",
    }
