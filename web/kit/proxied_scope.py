"""What trusted proxies say of a request: for whom they pass it on, and by which scheme it reached them."""

from collections.abc import Iterable

from starlette.types import ASGIApp, Receive, Scope, Send

from web.kit.trusted_peers import TrustedPeers

FOR, SCHEME = b"x-forwarded-for", b"x-forwarded-proto"
SCHEMES = frozenset({"http", "https"})


class ProxiedScope:
    """Around an application, which is told the client in front of the proxies in `trusted` (`TrustedPeers`)."""

    def __init__(self, app: ASGIApp, trusted: Iterable[str]) -> None:
        self._app, self._trusted = app, TrustedPeers(trusted)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http" and self._trusted.sent(scope):
            self._believe(scope)
        await self._app(scope, receive, send)

    def client(self, scope: Scope, told: bytes | None) -> str:
        """Who asks, of a request that is as it came; `told` is what its only header FOR says, if it has one."""
        peer: str = (scope.get("client") or ("", 0))[0]
        return (told is not None and self._trusted.trusts(peer) and self._client(_named(told))) or peer

    def _believe(self, scope: Scope) -> None:
        hosts, scheme = list[str](), ""
        for name, value in scope["headers"]:
            if name == FOR:
                hosts += _named(value)
            elif name == SCHEME and not scheme:
                scheme = value.decode("latin-1").strip()
        if client := self._client(hosts):
            scope["client"] = (client, 0)
            if scheme in SCHEMES:
                scope["scheme"] = scheme

    def _client(self, hosts: list[str]) -> str:
        """Each proxy appends whom it heard from: the last who is no proxy of ours is who asks. Empty where nobody is named."""
        if self._trusted.everybody:
            return hosts[0] if hosts else ""
        trusts = self._trusted.trusts
        return next((host for host in reversed(hosts) if not trusts(host)), hosts[0] if hosts else "")


def _named(value: bytes) -> list[str]:
    return [one.strip() for one in value.decode("latin-1").split(",")]
