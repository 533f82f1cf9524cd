"""Figures for Prometheus: how much is answered and how fast, and how the instance is. Of tenants and visitors, nothing.

Processes of one `cairn serve` add up: `prometheus_client` keeps their counts in files of one folder (`PROMETHEUS_MULTIPROC_DIR`),
which `cairn serve` makes.
"""

import os
from collections.abc import Iterator
from datetime import UTC, datetime

from anyio import move_on_after
from anyio.to_thread import run_sync
from prometheus_client import CONTENT_TYPE_LATEST, REGISTRY, CollectorRegistry, generate_latest
from prometheus_client.core import GaugeMetricFamily, InfoMetricFamily, Metric
from prometheus_client.multiprocess import MultiProcessCollector
from prometheus_client.registry import Collector
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from migrations import is_current
from models.job.vitals import Patient, VitalSign, examine
from models.job.vitals.database_vitals import cairn_version
from models.job.vitals.queue_vitals import oldest_due
from web.kit.client_identity import client_address
from web.kit.context import Instance, instance

FOLDER = "PROMETHEUS_MULTIPROC_DIR"
LONGEST_WAIT = 8.0
STATES = {"good": 0, "watch": 1, "bad": 2}


async def show(request: Request) -> Response:
    """For the networks in CAIRN_METRICS_ALLOW; to anybody else there is nothing here."""
    here = instance(request)
    if not here.settings.operating.may_see_metrics(client_address(request)) or _came_through_a_stranger(request, here):
        raise HTTPException(404)
    figures = b""
    with move_on_after(LONGEST_WAIT):
        figures = await run_sync(_figures, here, abandon_on_cancel=True, limiter=here.capacity.health)
    if not figures:
        raise HTTPException(503, "The figures could not be had in time.", {"retry-after": "15"})
    return Response(figures, media_type=CONTENT_TYPE_LATEST, headers={"cache-control": "no-store"})


def _came_through_a_stranger(request: Request, here: Instance) -> bool:
    """A proxy that nobody named hides who asks: its own address, which may be allowed, would stand for everybody's."""
    forwarded = "x-forwarded-for" in request.headers or "forwarded" in request.headers
    return forwarded and not here.settings.trusted_proxies


class _Now(Collector):
    """What is looked up when it is asked for."""

    def __init__(self, here: Instance) -> None:
        self._here, self._now = here, datetime.now(UTC)

    def collect(self) -> Iterator[Metric]:
        yield InfoMetricFamily("cairn", "Which Cairn answers", {"version": cairn_version()})
        here = self._here
        patient = Patient(here.settings, here.public_database, here.sealer, here.ways_out, self._now, is_current)
        signs = list(examine(patient, thorough=False))
        yield _signs(signs)
        if not any(sign.name in {"Database", "Migrations"} and sign.state == "bad" for sign in signs):
            yield self._queues()

    def _queues(self) -> GaugeMetricFamily:
        family = GaugeMetricFamily("cairn_queue_oldest_seconds", "How long the oldest due work has waited", labels=["queue"])
        with self._here.public_database.reading() as session:
            for name, since in oldest_due(session, self._now).items():
                family.add_metric([name], max(0.0, (self._now - since).total_seconds()) if since else 0.0)
        return family


def _signs(signs: list[VitalSign]) -> GaugeMetricFamily:
    family = GaugeMetricFamily("cairn_sign_state", "Lines of cairn doctor: 0 good, 1 worth a look, 2 bad", labels=["sign"])
    worst: dict[str, int] = {}
    for sign in signs:
        worst[sign.name] = max(worst.get(sign.name, 0), STATES[sign.state])
    for name, state in worst.items():
        family.add_metric([name], state)
    return family


def _figures(here: Instance) -> bytes:
    registry = CollectorRegistry()
    registry.register(_Now(here))
    return generate_latest(registry) + generate_latest(_counts())


def _counts() -> CollectorRegistry:
    """Of this process, or of all that share a folder."""
    if FOLDER not in os.environ:
        return REGISTRY
    registry = CollectorRegistry()
    MultiProcessCollector(registry)
    return registry
