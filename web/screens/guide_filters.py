"""What the list of guides is narrowed to and ordered by: it stands in its address, and comes along with what is done there."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any, Self
from urllib.parse import urlencode, urlsplit

from sqlalchemy import or_
from starlette.requests import Request

from models.check.finding import Finding
from models.event.guide_trend import ORDERS, Order
from models.guide import Guide
from models.guide.guide_label import LONGEST_LABEL
from models.guide.guide_search import DRAFT, LIVE, STAGING, GuideSearch
from models.guide.target_verdict import TargetVerdict
from web.kit.context import context
from web.kit.form_fields import line
from web.lookup import sites_where

ARCHIVED, BROKEN = "archived", "broken"
STANDINGS: Mapping[str, str] = {
    "": "Any status",
    LIVE: "Live",
    STAGING: "On staging",
    DRAFT: "Not live",
    BROKEN: "Needs fixing",
    ARCHIVED: "Archived",
}
SORTS: Mapping[Order, str] = {
    "changed": "Last changed",
    "name": "Name",
    "started": "Started, 30 days",
    "completion": "Completion, 30 days",
}
_KNOWN: Mapping[str, Order] = {order: order for order in ORDERS}


@dataclass(frozen=True)
class Filters:
    """Named as in the address: words, a site's id, one of STANDINGS, a label, "1" for those one changed last, an order."""

    q: str = ""
    site: int | None = None
    status: str = ""
    label: str = ""
    mine: str = ""
    sort: Order = "changed"

    @classmethod
    def read(cls, request: Request, given: Mapping[str, Any]) -> Self:
        """What is no filter is none: an old address still leads somewhere."""
        named = {
            name: value for name in ("q", "site", "status", "label", "mine", "sort") if isinstance(value := given.get(name), str)
        }
        status = named.get("status", ARCHIVED if given.get("archived") == "1" else "")
        sites = sites_where(request, "view") if named.get("site") else []
        site = next((one for one in sites if str(one.id) == named["site"]), None)
        sort = _KNOWN.get(named.get("sort", ""), "changed")
        return cls(
            line(named.get("q", ""), 100),
            site.id if site else None,
            status if status in STANDINGS else "",
            line(named.get("label", ""), LONGEST_LABEL),
            "1" if named.get("mine") == "1" else "",
            sort,
        )

    @property
    def is_any(self) -> bool:
        return bool(self.q or self.site or self.status or self.label or self.mine)

    def address(self, number: int = 1) -> str:
        """Of the list, at that page of it."""
        sort = "" if self.sort == "changed" else self.sort
        named = {"q": self.q, "site": self.site, "status": self.status, "label": self.label, "mine": self.mine, "sort": sort}
        query = urlencode({name: value for name, value in {**named, "page": number if number > 1 else ""}.items() if value})
        return urlsplit("/guides")._replace(query=query).geturl()

    def search(self, request: Request, hidden: Collection[int]) -> GuideSearch:
        here = context(request)
        also = ()
        if self.status == BROKEN:
            drafts = TargetVerdict.broken(here.organisation_id).with_only_columns(TargetVerdict.guide_id)
            live = Finding.broken(here.organisation_id).with_only_columns(Finding.guide_id)
            also = (or_(Guide.id.in_(drafts), Guide.id.in_(live)),)
        mine = here.member.id if self.mine else None
        standing = self.status if self.status in {LIVE, STAGING, DRAFT} else ""
        archived = self.status == ARCHIVED
        return GuideSearch(here.organisation_id, self.q, self.site, archived, hidden, standing, self.label, mine, also)
