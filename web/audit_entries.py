"""The audit log of an organisation: filtered on a page, and as a file."""

import csv
import io
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from urllib.parse import urlencode
from zoneinfo import ZoneInfo

from starlette.requests import Request
from starlette.responses import Response

from components.audit_list import AuditLine, AuditList
from models.account import Membership, Organisation
from models.account.audit_log import AuditEntry
from web.kit.context import context
from web.kit.respond import page
from web.lookup import must, sites_where

MOST_SHOWN = 50
MOST_IN_A_FILE = 50_000
FORMULA = ("=", "+", "-", "@", "\t", "\r")


@dataclass(frozen=True)
class Asked:
    """What the log is narrowed to. What can't be read narrows nothing."""

    words: str
    about: str
    member: int
    since: date | None
    until: date | None
    older: int
    site: int = 0

    @classmethod
    def of(cls, query: Mapping[str, str]) -> "Asked":
        days = (_day(query.get("since", "")), _day(query.get("until", "")))
        return cls(
            query.get("words", "")[:200],
            query.get("about", "")[:40],
            _number(query, "member"),
            *days,
            _number(query, "older"),
            _number(query, "site"),
        )

    @property
    def address(self) -> str:
        named = {"words": self.words, "about": self.about, "member": self.member or "", "site": self.site or ""}
        return "?" + urlencode({**named, "since": self.since or "", "until": self.until or ""})


def index(request: Request) -> Response:
    must(request, "view")
    here, asked = context(request), Asked.of(request.query_params)
    found = _found(request, asked, MOST_SHOWN + 1)
    members = [(one.id, one.name) for one in Membership.members_of(here.db, here.organisation_id)]
    lines, older = [AuditLine.of(entry) for entry in found[:MOST_SHOWN]], found[MOST_SHOWN - 1].id if found[MOST_SHOWN:] else 0
    days = (str(asked.since or ""), str(asked.until or ""))
    sites = [(site.id, site.name) for site in sites_where(request, "view")]
    listed = AuditList(lines, members, asked.words, asked.member, asked.about, *days, asked.address, older, sites, asked.site)
    return page(request, "audit.html", audit=listed)


def show_csv(request: Request) -> Response:
    """A cell that a spreadsheet would take for a formula begins with an apostrophe."""
    must(request, "view")
    text = io.StringIO()
    rows = csv.writer(text)
    rows.writerow(["at", "by", "act", "what", "from", "hash"])
    for entry in _found(request, Asked.of(request.query_params), MOST_IN_A_FILE):
        line, at = AuditLine.of(entry), context(request).organisation.local(entry.at)
        said = map(_harmless, (line.by, line.act, line.sentence, line.asked_from))
        rows.writerow([at.isoformat(timespec="seconds"), *said, entry.hash])
    headers = {"content-disposition": 'attachment; filename="audit.csv"', "cache-control": "private, no-store"}
    return Response(text.getvalue(), media_type="text/csv; charset=utf-8", headers=headers)


def _found(request: Request, asked: Asked, most: int) -> list[AuditEntry]:
    here = context(request)
    return AuditEntry.newest(
        here.db,
        here.organisation_id,
        most,
        words=asked.words,
        about=asked.about,
        member_id=asked.member or None,
        site_id=asked.site or None,
        but=here.reach.hidden,
        since=_midnight(asked.since, here.organisation),
        until=_midnight(asked.until, here.organisation, days=1),
        older_than=asked.older or None,
    )


def _midnight(day: date | None, organisation: Organisation, days: int = 0) -> datetime | None:
    """By the organisation's clock; a day at an end of time narrows nothing."""
    if day is None or not date.min.year < day.year < date.max.year:
        return None
    return datetime.combine(day + timedelta(days=days), time(), ZoneInfo(organisation.zone))


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def _number(query: Mapping[str, str], name: str) -> int:
    text = query.get(name, "")[:9]
    return int(text) if text.isdecimal() and text.isascii() else 0


def _harmless(cell: str) -> str:
    return f"'{cell}" if cell.startswith(FORMULA) else cell
