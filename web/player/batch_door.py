"""The way in of batches as the player sends them, which most of what is asked are: ahead of everything else, since to go through
that takes several times as long as to count one.

Whatever is unusual or wrong goes the usual way (`events`), which says what it is; so a batch is let in here by no other rules.
"""

import re
from collections.abc import Awaitable
from datetime import UTC, datetime

from starlette.datastructures import State
from starlette.exceptions import HTTPException
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from models.event import Ledger, Sorted, read_batch, sort
from models.event.event_batch import LARGEST
from models.support.hour_key import network_of
from web.kit.capacity import Capacity
from web.kit.named_hosts import NamedHosts
from web.kit.proxied_scope import FOR, ProxiedScope
from web.kit.standing_headers import FOR_EVERYBODY, as_sent, with_standing
from web.player.arrived_batch import COUNTED, ArrivedBatch, too_large
from web.player.event_paces import charge_events, charge_network, charge_site
from web.player.visitor_request import ledger_of, note_tag, shelf_of

PRODUCTION = "production"

_PATH = re.compile(r"/player/v1/([0-9a-z]{1,24})/events\Z")
_KINDS = frozenset({b"text/plain;charset=UTF-8", b"text/plain", b"application/json"})
_LENGTH = re.compile(rb"[0-9]{1,5}\Z")
_EMPTY: Message = {"type": "http.response.body", "body": b""}


class BatchDoor:
    """Around an application, whose `state` it is; `proxied` knows for whom its proxies ask. `secure`: it is reached by https."""

    def __init__(self, app: ASGIApp, state: State, hosts: NamedHosts, proxied: ProxiedScope, *, secure: bool) -> None:
        self._app, self._state, self._proxied = app, state, proxied
        self._hosts = hosts
        headers = with_standing(COUNTED.raw_headers, as_sent(FOR_EVERYBODY, secure=secure))
        self._counted: Message = {"type": "http.response.start", "status": COUNTED.status_code, "headers": headers}

    def __call__(self, scope: Scope, receive: Receive, send: Send) -> Awaitable[None]:
        if scope["type"] == "http" and scope["method"] == "POST" and (found := _PATH.match(scope["path"])):
            return self._answer(found[1], scope, receive, send)
        return self._app(scope, receive, send)

    async def _answer(self, key: str, scope: Scope, receive: Receive, send: Send) -> None:
        arrived = self._admitted(key, scope)
        if arrived is None:
            return await self._app(scope, receive, send)
        if not await self._is_counted(key, arrived, receive):
            arrived.enter(scope)
            return await self._app(scope, receive, send)
        await send(self._counted)
        return await send(_EMPTY)

    def _admitted(self, key: str, scope: Scope) -> ArrivedBatch | None:
        if self._refuses:  # at once: with too much to do, saying no has to cost next to nothing
            return None
        headers: dict[bytes, bytes] = dict(scope["headers"])
        if len(headers) < len(scope["headers"]) or scope["query_string"] or not self._is_ours(headers.get(b"host", b"")):
            return None
        if headers.get(b"content-type", b"") not in _KINDS or not _LENGTH.match(headers.get(b"content-length", b"")):
            return None
        live = shelf_of(self._state).at_hand(key, PRODUCTION)
        if live is None or headers.get(b"origin", b"").decode("latin-1") != live.site.origin:
            return None
        network = network_of(self._proxied.client(scope, headers.get(FOR)))
        arrived = ArrivedBatch(live, network, length=int(headers[b"content-length"]))
        try:
            charge_network(self._state, arrived.network)
            charge_site(self._state, key)
        except HTTPException as problem:
            arrived.problem = problem
        return arrived

    async def _is_counted(self, key: str, arrived: ArrivedBatch, receive: Receive) -> bool:
        """Once it is durable."""
        if arrived.problem:
            return False
        try:
            arrived.body = await self._capacity.bodies.take(receive, arrived.length, ("network", arrived.network), LARGEST)
            found = self._sorted(key, arrived)
            if found is None:
                return False
            await ledger_of(self._state).counted(found)
        except HTTPException as problem:
            arrived.problem = too_large(problem)
        except Exception as problem:  # noqa: BLE001 - whatever it is, the usual way has an answer to it
            arrived.problem = problem
        else:
            note_tag(self._state, key)
        return arrived.problem is None

    def _sorted(self, key: str, arrived: ArrivedBatch) -> Sorted | None:
        """None for a batch of which something will not be counted, or only after a look at what is live."""
        batch, live = read_batch(arrived.body), arrived.live
        if batch.environment != PRODUCTION:
            live = shelf_of(self._state).at_hand(key, batch.environment)
            if live is None:
                return None
        site = live.site.id, live.site.organisation_id
        found = sort(batch, live.shown, site, datetime.now(UTC), arrived.network)
        if found.rejected or not (found.sums or found.active):
            return None
        charge_events(self._state, arrived.network, len(batch.events))
        return found

    def _is_ours(self, host: bytes) -> bool:
        return self._hosts.admits(host.decode("latin-1"), public=True)

    @property
    def _refuses(self) -> bool:
        """Whether there is too much to do, or nobody yet to do it."""
        ledger: Ledger | None = getattr(self._state, "ledger", None)
        return ledger is None or ledger.is_busy

    @property
    def _capacity(self) -> Capacity:
        found: Capacity = self._state.instance.capacity
        return found
