"""What may lie in wait at an address, or at the end of one."""

import gzip
import threading
from collections.abc import Callable, Generator, Iterable
from functools import cache, partial
from itertools import repeat

import brotli

from tests.models.support.outbound.open_web import PUBLIC
from tests.models.support.wire import answer

MEBIBYTE = 1024 * 1024
Says = Callable[[str], bytes | Iterable[bytes]]
"""What is answered to a path."""

ADDRESSES = {
    "loopback": "http://127.0.0.1:{port}/",
    "decimal": "http://2130706433:{port}/",
    "octal": "http://0177.0.0.1:{port}/",
    "one octal number": "http://017700000001:{port}/",
    "hexadecimal": "http://0x7f000001:{port}/",
    "mixed": "http://0x7f.0.1:{port}/",
    "short": "http://127.1:{port}/",
    "zero": "http://0:{port}/",
    "full width": "http://\uff11\uff12\uff17.0.0.1:{port}/",
    "IPv6": "http://[::1]:{port}/",
    "IPv6 written out": "http://[0:0:0:0:0:0:0:1]:{port}/",
    "mapped": "http://[::ffff:127.0.0.1]:{port}/",
    "mapped in hexadecimal": "http://[::ffff:7f00:1]:{port}/",
    "compatible": "http://[::127.0.0.1]:{port}/",
    "translated": "http://[64:ff9b::7f00:1]:{port}/",
    "6to4": "http://[2002:7f00:1::]:{port}/",
    "private of IPv6": "http://[fd00:ec2::254]:{port}/",
    "link-local of IPv6": "http://[fe80::1]:{port}/",
    "a zone": "http://[fe80::1%25eth0]:{port}/",
    "localhost": "http://localhost:{port}/",
    "a dot behind": "http://localhost.:{port}/",
    "a name that leads inside": "http://inside.test:{port}/",
    "a user name": "http://shop.test@127.0.0.1:{port}/",
    "a password": "http://shop.test:80@127.0.0.1:{port}/",
    "a backslash": "http://shop.test\\@127.0.0.1:{port}/",
    "a line break": "http://127.0.0.1:{port}/\r\nHost: x",
    "link-local": "http://169.254.169.254/latest/meta-data/",
    "link-local in decimal": "http://2852039166/latest/meta-data/",
    "ten": "http://10.0.0.1:{port}/",
    "172": "http://172.16.0.1:{port}/",
    "192": "http://192.168.0.1:{port}/",
    "carrier": "http://100.64.0.1:{port}/",
    "this network": "http://0.0.0.0:{port}/",
    "broadcast": "http://255.255.255.255:{port}/",
    "multicast": "http://[ff02::1]:{port}/",
    "a port of mail": f"http://{PUBLIC}:25/",
    "a port of Redis": f"http://{PUBLIC}:6379/",
    "a port of PostgreSQL": f"http://{PUBLIC}:5432/",
    "a file": "file:///etc/passwd",
    "gopher": "gopher://127.0.0.1:{port}/_x",
    "FTP": "ftp://127.0.0.1:{port}/",
    "WebSocket": "ws://127.0.0.1:{port}/",
    "data": "data:text/html,<p>x",
    "a script": "javascript:alert(1)",
    "source": "view-source:http://127.0.0.1:{port}/",
}
"""None of them may be asked; at `port` something listens on this machine, and public addresses may be asked at it."""

FEW = ("octal", "mapped", "a name that leads inside", "link-local", "a port of Redis", "a file")
"""Enough of them where each takes a screen or a worker's run: one file judges them for all."""


def _endless(head: bytes, piece: bytes) -> Says:
    def say(_path: str) -> Generator[bytes]:
        yield head
        yield from repeat(piece)

    return say


def _packed(coding: str, *packers: Callable[[bytes], bytes]) -> Says:
    @cache
    def bomb() -> bytes:
        body = bytes(24 * MEBIBYTE)
        for pack in packers:
            body = pack(body)
        return answer(body, content_encoding=coding)

    return lambda _path: bomb()


def _chain(path: str) -> bytes:
    return answer(b"", "302 Found", location=f"/{len(path)}{path}")


OK = b"HTTP/1.1 200 OK\r\n"
ANSWERS: dict[str, Says] = {
    "a bomb of gzip": _packed("gzip", gzip.compress),
    "a bomb of brotli": _packed("br", partial(brotli.compress, quality=2)),
    "a bomb in a bomb": _packed("gzip, gzip", gzip.compress, gzip.compress),
    "headers without end": _endless(OK, b"x-more: " + b"y" * 1000 + b"\r\n"),
    "a header without end": _endless(OK + b"x-more: ", b"y" * 4096),
    "300 headers": lambda _path: OK + b"x: y\r\n" * 300 + b"content-length: 0\r\n\r\n",
    "hints without end": _endless(b"", b"HTTP/1.1 103 Early Hints\r\n\r\n"),
    "a huge body": lambda _path: answer(content_length=str(500 * MEBIBYTE)),
    "a body without end": _endless(OK + b"transfer-encoding: chunked\r\n\r\n", b"10000\r\n" + b"x" * 65536 + b"\r\n"),
}
"""None of them may be taken to its end."""

REDIRECTS: dict[str, Says] = {
    "redirects without end": _chain,
    "a redirect in a circle": lambda path: answer(b"", "302 Found", location=path),
}
"""None of them may be followed for ever."""


def _drip(piece: bytes, head: bytes, seconds: float) -> Callable[[threading.Event], Says]:
    def of(over: threading.Event) -> Says:
        def say(_path: str) -> Generator[bytes]:
            yield head
            while not over.wait(seconds):
                yield piece

        return say

    return of


DRIPS: dict[str, Callable[[threading.Event], Says]] = {
    "silence": _drip(b"", b"", 0.5),
    "a status, letter by letter": _drip(b"1", b"HTTP/1.", 0.5),
    "a header, letter by letter": _drip(b"x", OK + b"x-more: ", 0.5),
    "hints, one by one": _drip(b"HTTP/1.1 103 Early Hints\r\n\r\n", b"", 0.5),
    "a body, byte by byte": _drip(b"x", OK + b"content-type: text/html\r\ncontent-length: 999999\r\n\r\n", 0.5),
}
"""None of them may be waited for past the limit of who asks."""
