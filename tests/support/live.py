"""Real servers on loopback, in a thread of their own."""

import asyncio
import random
import socket
import threading
from collections.abc import Generator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

import uvicorn

from models.support.database import Database
from models.support.settings import Settings
from web.app import create_app


@contextmanager
def listening() -> Generator[tuple[socket.socket, int]]:
    """A listening socket on a free port of this machine, and the port."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        yield listener, listener.getsockname()[1]


def free_ports(number: int) -> list[int]:
    """Ports on which nothing listens, for processes that open their own.

    Below those that the kernel gives away by itself: until it is opened, such a port may go to another connection.
    """
    ports: set[int] = set()
    while len(ports) < number:
        port = random.randrange(20_000, 32_000)
        with suppress(OSError), socket.create_server(("127.0.0.1", port)):
            ports.add(port)
    return list(ports)


@contextmanager
def served(app: Any, listener: socket.socket) -> Generator[None]:
    """Serves an ASGI application on a socket until the block ends."""
    server = uvicorn.Server(uvicorn.Config(app, log_level="error", access_log=False, timeout_graceful_shutdown=2))
    started = threading.Event()
    startup = server.startup

    async def announce(sockets: list[socket.socket] | None = None) -> None:
        await startup(sockets)
        started.set()

    shutdown = server.shutdown

    async def leave(sockets: list[socket.socket] | None = None) -> None:
        await shutdown(sockets)
        await asyncio.sleep(0)  # a connection that came in the last moment is made now
        for connection in list(server.server_state.connections):
            connection.transport.abort()
        await asyncio.sleep(0)

    server.startup, server.shutdown = announce, leave
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]}, daemon=True)
    thread.start()
    assert started.wait(10), "the server did not start"
    try:
        yield
    finally:
        server.should_exit = True
        thread.join(10)


@contextmanager
def cairn(database: Database, folder: Path, fetch_allow: str) -> Generator[str]:
    """Cairn on a free port; yields where it is. `fetch_allow` names the hosts of this machine that it may fetch from."""
    with listening() as (listener, port):
        base = f"http://127.0.0.1:{port}"
        environ = {
            "CAIRN_DATABASE_URL": database.url,
            "CAIRN_BASE_URL": base,
            "CAIRN_SECRET_KEY": "k" * 32,
            "CAIRN_FETCH_ALLOW": fetch_allow,
            "PORT": str(port),
        }
        with served(create_app(Settings.read(environ, folder), database), listener):
            yield base
