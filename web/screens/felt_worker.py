"""Whether a worker would come for what a screen puts off; `worker_note` in `components/atoms.html` says so where none would."""

from starlette.requests import Request

from models.support.worker_pulse import WorkerPulse
from web.kit.context import public_context


def has_worker(request: Request) -> bool:
    here = public_context(request)
    return WorkerPulse.is_felt(here.db, here.now)
