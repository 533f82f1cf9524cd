"""The name of one request, by which an answer, a line of the log and somebody who asks for help speak of the same thing."""

import re
import secrets
from itertools import count

from starlette.types import Scope

from models.support.log_lines import REQUEST
from web.kit.trusted_peers import TrustedPeers

HEADER = b"x-request-id"
ACCEPTED = re.compile(r"[A-Za-z0-9._-]{8,64}\Z")

OF_PROCESS = 2**64
"""Names are numbers in a row, whose beginning and distance are drawn for each process: asking the system for chance each time
cost several times what is left. They are no secrets: who knows two of them can tell the others.
"""
_numbers, _distance = count(secrets.randbelow(OF_PROCESS)), secrets.randbelow(OF_PROCESS) | 1


def name_request(scope: Scope, trusted: TrustedPeers) -> str:
    """What the proxy in front called it, if the operator trusts that one and it is a name; else a new one. Whoever is not trusted
    could give two requests one name, or write what they like into the log.
    """
    given = [value for name, value in scope["headers"] if name == HEADER]
    if len(given) == 1 and trusted.sent(scope) and ACCEPTED.match(text := given[0].decode("latin-1")):
        made = text
    else:
        made = f"{next(_numbers) * _distance % OF_PROCESS:016x}"
    REQUEST.set(made)
    return made


def present_request() -> str:
    """The name of the request that is being answered; empty outside of one."""
    return REQUEST.get()
