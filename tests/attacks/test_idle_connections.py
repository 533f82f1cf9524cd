"""Browsers that keep a connection open and ask nothing more: somebody who comes new is answered all the same."""

import socket
import time
from contextlib import ExitStack

from tests.attacks.besieged import town

IDLE = 1500
QUESTION = b"GET /healthz HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n"


def test_thousands_of_idle_connections_keep_nobody_out():
    with town() as besieged, ExitStack() as open_:
        for _ in range(IDLE):
            one = open_.enter_context(socket.create_connection(("127.0.0.1", besieged.port), timeout=10))
            one.sendall(QUESTION)
            assert one.recv(4096).startswith(b"HTTP/1.1 200")
        began = time.monotonic()
        assert besieged.ask("GET", f"/player/v1/{besieged.charlies_key}/guides.json") == 200
        assert time.monotonic() - began < 5
