"""A batch that was let in by the door (`batch_door`): what the usual way is told of it, which goes on from there."""

from dataclasses import dataclass

from starlette.exceptions import HTTPException
from starlette.responses import Response
from starlette.types import Scope

from models.event.event_batch import LARGEST
from models.release.live_release import LiveRelease
from web.kit.precompressed import OPEN

COUNTED = Response(status_code=202, headers={**OPEN, "cache-control": "no-store"})
"""The same for every batch."""

_NAME = "cairn.batch"


@dataclass(slots=True)
class ArrivedBatch:
    """The site that it is for, the network that it came from, and its body once it is there; or what was wrong with it."""

    live: LiveRelease
    network: str
    length: int = 0
    """Of its body, as the request says it."""
    body: bytes = b""
    problem: Exception | None = None

    def enter(self, scope: Scope) -> None:
        scope[_NAME] = self

    @staticmethod
    def of(scope: Scope) -> "ArrivedBatch | None":
        """None for one that is still to be let in."""
        found: ArrivedBatch | None = scope.get(_NAME)
        return found


def too_large(problem: HTTPException) -> HTTPException:
    """The same about a body that can't be taken, in the words for a batch."""
    if problem.status_code != 413:
        return problem
    return HTTPException(413, f"Nothing was counted: a batch can have at most {LARGEST:,} bytes.")
