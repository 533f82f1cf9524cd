"""A change of a member's place, asked for on their page: done, or refused beside what was pressed."""

from collections.abc import Callable, Mapping

from starlette.requests import Request
from starlette.responses import Response

from models.account import Membership
from models.account.membership_change import ChangeRefused, MembershipChange
from web.kit.context import context
from web.kit.respond import partial
from web.screens.member_panel import member_panel


def changed_member(
    request: Request,
    whose: Membership,
    change: Callable[[MembershipChange], None],
    *,
    saved: str = "",
    typed: Mapping[int, str] | None = None,
) -> Response:
    """`saved` is beside which button it is to be said; `typed` what was chosen for sites, which stays where it is refused."""
    here = context(request)
    try:
        change(MembershipChange(here.db, whose, here.membership, here.now))
    except ChangeRefused as refused:
        return partial(member_panel(request, whose, str(refused), typed=typed), status=422)
    return partial(member_panel(request, whose, saved=saved))
