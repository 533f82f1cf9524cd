"""What stands before everything: for which name a request is, what it is called, which headers its answer has, and what is noted
of it. It stands around the handler of faults as well, so that these look no different.
"""

import logging
import time
from collections.abc import Callable, Iterable
from typing import Any

from starlette.responses import PlainTextResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from models.support.log_lines import ACCESS
from web.kit.named_hosts import NamedHosts
from web.kit.request_id import HEADER, name_request
from web.kit.standing_headers import FOR_EVERYBODY, FOR_FRAMES, OF_PEOPLE, Headers, as_sent, with_standing
from web.kit.trusted_peers import TrustedPeers

LOG = logging.getLogger(ACCESS)

PROBES, FILES = "probes", "files"
"""Parts that are answered otherwise than the rest: to whoever watches the process, and files that never change."""


class FrontDoor:
    """`part_of` says to which part a path belongs; `public` is the one that strangers' pages load."""

    def __init__(
        self, app: ASGIApp, hosts: NamedHosts, trusted: Iterable[str], part_of: Callable[[str], str], public: str, *, secure: bool
    ) -> None:
        self._public = frozenset({public, FILES})
        self._app, self._hosts, self._part_of = app, hosts, part_of
        self._trusted = TrustedPeers(trusted)
        self._standing: dict[str, Headers] = {
            public: as_sent(FOR_EVERYBODY, secure=secure),
            FILES: as_sent(FOR_FRAMES, secure=secure),
        }
        self._of_people = as_sent(OF_PEOPLE, secure=secure)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            return await self._app(scope, receive, send)
        part, began = self._part_of(scope["path"]), time.perf_counter()
        called = name_request(scope, self._trusted)
        standing = self._standing.get(part, self._of_people)

        async def completed(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = with_standing(message["headers"], standing)
                if part not in self._public or message["status"] >= 400:
                    headers.append((HEADER, called.encode()))
                message = {**message, "headers": headers}  # a copy: answers are kept for the next one who asks
                self._note(scope, part, message["status"], began)
            await send(message)

        if refusal := self._refusal(scope, part):
            return await refusal(scope, receive, completed)
        return await self._app(scope, receive, completed)

    def _refusal(self, scope: Scope, part: str) -> Response | None:
        """The answer to a request that is for another name, for none, or for two. Probes ask a process by its number."""
        named = [value for name, value in scope["headers"] if name == b"host"]
        if len(named) > 1:
            return PlainTextResponse("The request names two hosts. Nothing was done.", 400)
        if part == PROBES or (named and self._hosts.admits(named[0].decode("latin-1"), public=part in self._public)):
            return None
        return PlainTextResponse(
            f"This Cairn answers as {self._hosts.name}, not under the name that was asked for. For the operator: CAIRN_BASE_URL "
            "is the address under which people reach it, and a proxy in front has to pass the Host header on as it came.",
            421 if named else 400,
        )

    def _note(self, scope: Scope, part: str, status: int, began: float) -> None:
        """A line of the log, by the pattern of the address, which names nobody. Of strangers only what failed."""
        if not LOG.isEnabledFor(logging.INFO) or (status < 500 and part in self._public) or (part == PROBES and status < 400):
            return
        pattern = getattr(scope.get("route"), "path", "none")
        facts: dict[str, Any] = {"part": part, "method": scope["method"], "route": pattern, "status": status}
        facts["ms"] = round((time.perf_counter() - began) * 1000, 1)
        LOG.info("answered", extra={"facts": facts})
