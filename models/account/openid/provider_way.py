"""The way to a provider: requests through the guarded client, over https, with small bounded answers that have to be JSON."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, NoReturn

from models.account.openid.provider_refused import ProviderRefused
from models.engine.json_value import is_object
from models.support.outbound import AllowList, Answer, Limits, Location, Outbound, Refused

LIMITS = Limits(seconds=6.0, size=256 * 1024, redirects=0)
"""Of each request. Nothing is followed elsewhere: a provider names its addresses itself."""


@dataclass(frozen=True)
class ProviderWay:
    """`allow` is what the operator lets this organisation reach although it is private; there http is fine, too."""

    outbound: Outbound
    allow: AllowList

    def address(self, value: object, what: str) -> str:
        """An address that a provider named, if it may be used. Raises ProviderRefused."""
        if not isinstance(value, str) or not value:
            raise ProviderRefused(f"The provider does not say where its {what} is.")
        try:
            location = Location.read(value)
        except Refused as problem:
            raise ProviderRefused(f"The provider's {what} can't be used. {problem.reason}") from problem
        if location.scheme != "https" and not self.allow.has(location.host, location.port):
            raise ProviderRefused(f"The provider's {what} is not at an https:// address.")
        return value

    def get(self, url: str, what: str, headers: Mapping[str, str] | None = None) -> dict[str, Any]:
        try:
            answer = self.outbound.get(url, LIMITS, {"accept": "application/json", **(headers or {})})
        except Refused as problem:
            raise ProviderRefused(f"The provider's {what} can't be read. {problem.reason}") from problem
        if answer.status != 200:
            raise ProviderRefused(f"The provider answers with status {answer.status} where its {what} should be.")
        return read_object(answer, what)

    def post(self, url: str, what: str, body: bytes, headers: Mapping[str, str]) -> Answer:
        try:
            return self.outbound.send("POST", url, body, limits=LIMITS, headers=headers)
        except Refused as problem:
            raise ProviderRefused(f"The provider's {what} does not answer. {problem.reason}") from problem


def read_object(answer: Answer, what: str) -> dict[str, Any]:
    """The JSON object that was answered. Raises ProviderRefused."""
    try:
        value = json.loads(answer.body.decode("utf-8"), parse_constant=_no_number)
    except (ValueError, RecursionError) as problem:
        raise ProviderRefused(f"The provider's {what} is not JSON.") from problem
    if not is_object(value):
        raise ProviderRefused(f"The provider's {what} is not a JSON object.")
    return value


def _no_number(text: str) -> NoReturn:
    raise ValueError(text)
