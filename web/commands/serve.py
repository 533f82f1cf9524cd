"""`cairn serve`: the editor and the visitors' side over HTTP. Nothing about who asks is written anywhere.

Granian serves the real application two to four times as fast as uvicorn does: `make bench` measures both.
"""

import argparse
import gc
import importlib
import multiprocessing
import os
import signal
import sys
from collections.abc import Generator
from contextlib import contextmanager
from datetime import UTC, datetime
from tempfile import TemporaryDirectory
from typing import Any, cast

from granian import Granian
from granian.constants import Interfaces
from granian.log import LogLevels

from components import compile_templates
from migrations import is_current
from models.job.key_health import assert_master_key
from models.support.database import Database
from models.support.log_lines import begin_log
from models.support.settings import BadSetting, Settings
from web.commands.connection_room import connections
from web.commands.first_link import first_link
from web.commands.heap import keep_small
from web.commands.lifeline import hold
from web.commands.pipe_event import PipeEvent
from web.commands.ports import Port
from web.commands.storage_check import check_storage

Subparsers = Any  # argparse keeps the type of what add_subparsers returns to itself
STOPPING_SECONDS = 5
WAITING = 4096
"""Connections that the system holds until a process takes them; it caps this itself (`net.core.somaxconn`)."""

TURN = 0.0005
"""Seconds for which a thread computes on while another one wants to, a tenth of Python's own. The thread that answers visitors
and the one that takes requests from the network ask for their turn for each of them, and would wait that long each time while
pages are drawn and events are written.
"""

OF_SERVER: dict[str, Any] = {"loggers": {"_granian": {"handlers": [], "propagate": True}}}
"""The server's own log goes where ours goes."""


def register(subparsers: Subparsers) -> None:
    parser = subparsers.add_parser("serve", help="serve Cairn on CAIRN_HOST and PORT with WEB_CONCURRENCY processes")
    parser.set_defaults(run=run)


def run(_arguments: argparse.Namespace) -> int:
    settings = Settings.read(os.environ)
    problem = Port("PORT", settings.host, settings.port).problem()
    if problem:
        print(f"cairn: {problem}", file=sys.stderr)
        return 2
    _check(settings)
    check_storage(settings)
    begin_log(settings.operating.log)
    server = Granian(
        "web.asgi:app",
        address=settings.host,
        port=settings.port,
        interface=Interfaces.ASGI,
        workers=settings.web_concurrency,
        websockets=False,
        backlog=WAITING,
        backpressure=connections(),
        log_access=False,
        log_level=LogLevels.warning,
        log_dictconfig=OF_SERVER,
        workers_kill_timeout=STOPPING_SECONDS,
    )
    server.main_loop_interrupt = cast("Any", PipeEvent())  # set by Granian's signal handlers, where a threading.Event hangs
    os.register_at_fork(after_in_child=_mind_signals)
    with _counts(settings):
        server.serve(target_loader=load, wrap_loader=False)
    return 0


@contextmanager
def _counts(settings: Settings) -> Generator[None]:
    """Where the processes add up what they count for `/metrics`, if anybody may ask for it."""
    if not settings.operating.metrics_allow:
        yield
        return
    with TemporaryDirectory(prefix="cairn-metrics-") as folder:
        os.environ["PROMETHEUS_MULTIPROC_DIR"] = folder
        yield


def load() -> Any:
    """The application, in a process that serves. Such a process ends with the one that minds the signals, however that ended."""
    sys.setswitchinterval(TURN)
    keep_small()
    parent = multiprocessing.parent_process()
    if parent is not None:
        hold(parent.sentinel)
    app = importlib.import_module("web.asgi").app
    compile_templates()
    _leave_out_what_stays()
    return app


def _leave_out_what_stays() -> None:
    """Everything that was imported lives as long as the process: to look through it for garbage again and again, a quarter of a
    million objects, kept every visitor waiting for a tenth of a second each time.
    """
    gc.collect()
    gc.freeze()


def _mind_signals() -> None:
    """Until a forked process has set up its own stop, a signal ends it: the parent's handlers would only ring here."""
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, signal.SIG_DFL)


def _check(settings: Settings) -> None:
    database = Database(settings.database_url, sealer=settings.sealer)
    try:
        if not is_current(database):
            raise BadSetting("CAIRN_DATABASE_URL names a database that misses a migration: run cairn migrate")
        assert_master_key(database)
        if link := first_link(database, settings.base_url, datetime.now(UTC)):
            print(f"Nobody is here yet. Set up this Cairn with a link that works once, for two days: {link}", flush=True)
    finally:
        database.close()
