import base64
import socket
import threading
from contextlib import contextmanager

import pytest

from models.support.outbound import Limits, Outbound
from models.support.outbound.proxy_tunnel import ProxyTunnel
from tests.models.support.outbound.reached import refused, serving
from tests.models.support.wire import answer

PUBLIC = "93.184.215.14"


@contextmanager
def proxy(says=b"HTTP/1.1 200 Connection established\r\n\r\n"):
    """A proxy that makes a tunnel and plays the other end of it; yields its port and the heads that it read."""
    heads = []

    def serve(listener):
        try:
            connection, _ = listener.accept()
        except OSError:
            return
        with connection:
            connection.settimeout(10)
            heads.append(_head(connection))
            connection.sendall(says)
            if says.startswith(b"HTTP/1.1 200"):
                heads.append(_head(connection))
                connection.sendall(answer(b"through the tunnel"))

    with socket.create_server(("127.0.0.1", 0)) as listener:
        thread = threading.Thread(target=serve, args=(listener,))
        thread.start()
        try:
            yield listener.getsockname()[1], heads
        finally:
            listener.shutdown(socket.SHUT_RDWR)
            thread.join(10)


def _head(connection):
    head = b""
    while not head.endswith(b"\r\n\r\n"):
        head += connection.recv(1)
    return head.decode()


def through(port, allow=(), credentials="", address=PUBLIC):
    tunnel = ProxyTunnel.read(f"http://{credentials}127.0.0.1:{port}")
    return Outbound(allow, resolver=lambda *_: [address], proxy=tunnel)


def test_a_page_comes_through_the_tunnel_to_the_address_that_was_judged():
    with proxy() as (port, heads):
        assert through(port, credentials="maren:w%40lks@").get("http://shop.test/boats").body == b"through the tunnel"
    assert heads[0].startswith(f"CONNECT {PUBLIC}:80 HTTP/1.1\r\n")
    assert f"Proxy-Authorization: Basic {base64.b64encode(b'maren:w@lks').decode()}" in heads[0]
    assert heads[1].startswith("GET /boats HTTP/1.1\r\n")
    assert "shop.test" in heads[1]
    assert "shop.test" not in heads[0]


@pytest.mark.parametrize(
    "url", ["http://127.0.0.1/", "http://0x7f.1/", "http://[::1]/", "http://shop.test/", "http://8.8.8.8:22/"]
)
def test_the_proxy_is_asked_for_nothing_private(url):
    with proxy() as (port, heads):
        assert refused(lambda: through(port, address="10.0.0.1").get(url)).kind in {"address", "url"}
    assert heads == []


def test_what_is_on_the_allow_list_is_reached_without_it():
    with serving(answer(b"x")) as (served, _), proxy() as (port, heads):
        assert through(port, [served.place]).get(served.url()).body == b"x"
    assert heads == []


@pytest.mark.parametrize("says", [b"HTTP/1.1 407 Proxy Authentication Required\r\n\r\n", b"SSH-2.0-x\r\n\r\n", b""])
def test_a_proxy_that_makes_no_tunnel_is_said(says):
    with proxy(says) as (port, _):
        assert "CAIRN_OUTBOUND_PROXY" in refused(lambda: through(port).get("http://shop.test/", Limits(seconds=5))).reason
