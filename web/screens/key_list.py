"""The list of API keys as a member sees it: their own, or all of them for who manages."""

from typing import Any

from starlette.requests import Request

from components.key_list import KeyList
from models.account.api_key import ApiKey
from web.kit.context import context
from web.lookup import sites_where


def key_list(request: Request, **values: Any) -> KeyList:
    here = context(request)
    keys = ApiKey.all_of(here.db, here.organisation_id)
    seen = [key for key in keys if here.may("manage") or key.made_by_id == here.member.id]
    member = here.membership
    sites = {site.id: site.name for site in sites_where(request, "view")}
    return KeyList(KeyList.entries_of(seen, member, sites, here.now), KeyList.choices_of(member), sites=sites, **values)
