"""The audit log of an organisation: filtered on a page, and as a file."""

import csv
import io
from urllib.parse import urlencode

from starlette.requests import Request
from starlette.responses import Response

from components.audit_list import AuditLine, AuditList
from models.account import Membership
from models.account.audit_log import AuditEntry
from web.kit.context import context
from web.kit.respond import page
from web.lookup import must

MOST_SHOWN = 200
MOST_IN_A_FILE = 50_000
FORMULA = ("=", "+", "-", "@", "\t", "\r")


def index(request: Request) -> Response:
    must(request, "view")
    here = context(request)
    words, about, member = _asked(request)
    found = _found(request, MOST_SHOWN + 1)
    members = [(one.id, one.name) for one in Membership.members_of(here.db, here.organisation_id)]
    query = "?" + urlencode({"words": words, "about": about, "member": member or ""})
    lines = [AuditLine.of(entry) for entry in found[:MOST_SHOWN]]
    listed = AuditList(lines, members, words, member, about, query, is_cut=len(found) > MOST_SHOWN)
    return page(request, "audit.html", audit=listed)


def show_csv(request: Request) -> Response:
    """A cell that a spreadsheet would take for a formula begins with an apostrophe."""
    must(request, "view")
    text = io.StringIO()
    rows = csv.writer(text)
    rows.writerow(["at", "by", "act", "what", "hash"])
    for entry in _found(request, MOST_IN_A_FILE):
        line, at = AuditLine.of(entry), context(request).organisation.local(entry.at)
        rows.writerow([at.isoformat(timespec="seconds"), *map(_harmless, (line.by, line.act, line.sentence)), entry.hash])
    headers = {"content-disposition": 'attachment; filename="audit.csv"', "cache-control": "private, no-store"}
    return Response(text.getvalue(), media_type="text/csv; charset=utf-8", headers=headers)


def _asked(request: Request) -> tuple[str, str, int]:
    asked = request.query_params
    member = asked.get("member", "")[:9]
    return asked.get("words", "")[:200], asked.get("about", "")[:40], int(member) if member.isdecimal() else 0


def _found(request: Request, most: int) -> list[AuditEntry]:
    here = context(request)
    words, about, member = _asked(request)
    return AuditEntry.newest(
        here.db, here.organisation_id, most, words=words, about=about, member_id=member or None, but=here.reach.hidden
    )


def _harmless(cell: str) -> str:
    return f"'{cell}" if cell.startswith(FORMULA) else cell
