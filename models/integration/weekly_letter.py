"""The weekly letter: what needs attention first, then the sums of the week, for those who chose it."""

from collections.abc import Iterator, Sequence
from datetime import date, datetime

from sqlalchemy.orm import Session

from models.account.organisation import Membership, Organisation
from models.event.figure_selection import Figures
from models.event.needed_attention import attention
from models.event.number_period import DAY, Period
from models.event.numbers_overview import GuideFigures, guides_ever, overview
from models.guide.guide import Guide
from models.integration.check_news import Unsubscribe, put_mail
from models.integration.weekly_choice import WeeklyChoice

MOST_GUIDES = 5
WEEK = 7
FROM_HOUR = 7
"""Of a Monday by the organisation's clock; where no worker ran then, as soon as one does."""
TOLD = {"started": "started", "completed": "completed", "dismissed": "dismissed", "target_missing": "target missing"}


def due_week(organisation: Organisation, now: datetime) -> date | None:
    """The Monday whose letter is due or was; None until it has become morning there."""
    local = organisation.local(now)
    if local.weekday() == 0 and local.hour < FROM_HOUR:
        return None
    return local.date() - local.weekday() * DAY


def announce_week(session: Session, organisation: Organisation, base_url: str, unsubscribe: Unsubscribe, now: datetime) -> int:
    """To each who chose it, of the sites that they may look at; nothing where nothing was counted. Returns how many letters.

    Doing it again in the same week sends nothing: what was told is noted in the same transaction.
    """
    monday, letters = due_week(organisation, now), 0
    if monday is None:
        return 0
    week = Period(monday - WEEK * DAY, monday - DAY)
    for choice, place in WeeklyChoice.waiting(session, organisation.id, monday):
        choice.told_of = monday
        if text := _text(session, organisation, place, week, base_url):
            title = f"{organisation.name}: numbers of the week, {week.name}"
            put_mail(session, organisation.id, place.member_id, place.member.email, title, text, unsubscribe, now)
            letters += 1
    return letters


def _text(session: Session, organisation: Organisation, place: Membership, week: Period, base_url: str) -> str:
    guides = guides_ever(session, organisation.id, but=place.reach.hidden)
    found, before = (overview(session, guides, period) for period in (week, week.before))
    if not found.whole.totals and not before.whole.totals:
        return ""
    lines = [
        f"{organisation.name}, production, {week.name}, by the clock of {organisation.zone.replace('_', ' ')}.",
        "",
        "What needs attention first:",
        *(_attention(session, guides, week, base_url) or ["- Nothing changed by more than chance would."]),
        "",
        f"All guides: {_sums(found.whole, before.whole)}.",
        *_guides(found.rows, base_url),
        "",
        f"All of it: {base_url}/numbers?from={week.since}&to={week.until}",
    ]
    return "\n".join(lines)


def _attention(session: Session, guides: Sequence[Guide], week: Period, base_url: str) -> list[str]:
    return [
        f"- {one.guide.name}: {one.sentence} {one.evidence}. {base_url}/guides/{one.guide.id}/numbers"
        for one in attention(session, guides, week.until + DAY)
    ]


def _sums(now: Figures, before: Figures) -> str:
    return ", ".join(f"{words} {now.of(name):,} ({before.of(name):,} the week before)" for name, words in TOLD.items())


def _guides(rows: Sequence[GuideFigures], base_url: str) -> Iterator[str]:
    if rows:
        yield "Most started:"
    for row in rows[:MOST_GUIDES]:
        figures, share = row.figures, row.figures.share("completed") * 100
        numbers = f"started {figures.of('started'):,}, completed {figures.of('completed'):,} ({share:.0f} %)"
        yield f"- {row.guide.name}: {numbers}. {base_url}/guides/{row.guide.id}/numbers"
