"""How much one process does at once, so that nobody's work keeps others waiting: threads, places for slow work, bodies."""

from dataclasses import dataclass, field

from anyio import CapacityLimiter

from web.kit.places import Places, Share
from web.kit.quota import Quota
from web.kit.request_body import Bodies
from web.kit.thread_line import ThreadLine
from web.kit.token_bucket import Pace

EDITOR_THREADS = 16
NETWORK_THREADS = 40
"""More than there are places for slow work, strangers' included, so that whoever finds none is told at once."""

PASSWORD_THREADS = 24
"""More than may wait for a comparison (`models.account.password_hash`), for the same reason."""

HEALTH_THREADS = 2

SLOW_OF_ONE = 3
SLOW_OF_ORGANISATION = 6
SLOW_IN_ALL = 16
"""Pages that are fetched, drawn or searched at once: for one member, for their organisation, and by this process."""


SLOW_OF_STRANGERS_NETWORK, SLOW_OF_STRANGERS = 8, 16
"""Sign-ins that wait for a provider, of strangers from one network, and in all: threads are left for members' work."""

REFUSALS_A_SECOND = 100
"""Answered at once; more are somebody who does not read the answers."""

REQUESTS_OF_KEY = 600
REQUESTS_OF_NETWORK = 1200
WRONG_KEYS_OF_NETWORK = 60
"""Requests to the API in a minute: with one key, from one network, and from one network with keys that open nothing.
What every process is asked counts together."""


@dataclass(frozen=True)
class Capacity:
    """What one process has to give."""

    editor: ThreadLine = field(default_factory=lambda: ThreadLine(EDITOR_THREADS))
    network: CapacityLimiter = field(default_factory=lambda: CapacityLimiter(NETWORK_THREADS))
    password: CapacityLimiter = field(default_factory=lambda: CapacityLimiter(PASSWORD_THREADS))
    health: CapacityLimiter = field(default_factory=lambda: CapacityLimiter(HEALTH_THREADS))
    places: Places = field(default_factory=Places)
    bodies: Bodies = field(default_factory=Bodies)
    refusals: Pace = field(default_factory=lambda: Pace(REFUSALS_A_SECOND, REFUSALS_A_SECOND))
    """Of strangers' forms and of too many attempts: who asks all the time waits for them, holding nothing."""
    noted: Pace = field(default_factory=lambda: Pace(1 / 60, 1))
    """Of refusals that are written down: once a minute for each name, so that being refused all the time writes nothing more."""
    of_key: Quota = field(default_factory=lambda: Quota("key of the API", REQUESTS_OF_KEY))
    of_network: Quota = field(default_factory=lambda: Quota("network of the API", REQUESTS_OF_NETWORK))
    of_wrong_keys: Quota = field(default_factory=lambda: Quota("wrong keys of the API", WRONG_KEYS_OF_NETWORK))


def shares_of_stranger(network: str) -> tuple[Share, ...]:
    """The places that one piece of a stranger's slow work takes."""
    sentence = "Many people are signing in right now. Try again in a few seconds."
    return (
        Share(("network", network), SLOW_OF_STRANGERS_NETWORK, sentence),
        Share("strangers", SLOW_OF_STRANGERS, sentence),
    )


def shares_of(member_id: int, organisation_id: int) -> tuple[Share, ...]:
    """The places that one piece of slow work takes."""
    wait = "Wait until one is done, then try again."
    return (
        Share(("member", member_id), SLOW_OF_ONE, f"You have {SLOW_OF_ONE} pages on their way already. {wait}"),
        Share(
            ("organisation", organisation_id),
            SLOW_OF_ORGANISATION,
            f"Your organisation has {SLOW_OF_ORGANISATION} pages on their way already. {wait}",
        ),
        Share("all", SLOW_IN_ALL, "Cairn is fetching as many pages as it can. Try again in a moment."),
    )
