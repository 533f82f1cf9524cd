"""Requests that no browser sends, byte by byte, and what the server may answer to each."""

import socket
from collections.abc import Mapping

PATIENCE = 20.0
HOST = b"Host: 127.0.0.1\r\n"
LAST = b"Connection: close\r\n\r\n"
FORM = b"Content-Type: application/x-www-form-urlencoded\r\n"
SECOND = b"GET /healthz HTTP/1.1\r\n" + HOST + LAST
"""What a smuggler wants to be read as a request of its own."""

REFUSED = frozenset({400})
NOT_SERVED = frozenset({400, 421})


def _get(*lines: bytes, path: bytes = b"/sign-in") -> bytes:
    return b"GET " + path + b" HTTP/1.1\r\n" + b"".join(lines) + LAST


def _post(*lines: bytes, body: bytes) -> bytes:
    return b"POST /sign-in HTTP/1.1\r\n" + HOST + FORM + b"".join(lines) + b"\r\n" + body


def _multipart(body: bytes) -> bytes:
    kind = b"Content-Type: multipart/form-data; boundary=b\r\nConnection: close\r\n"
    return b"POST /sign-in HTTP/1.1\r\n" + HOST + kind + b"Content-Length: %d\r\n\r\n" % len(body) + body


CASES: Mapping[str, tuple[bytes, frozenset[int]]] = {
    "another host": (_get(b"Host: evil.example\r\n"), frozenset({421})),
    "two hosts": (_get(HOST, b"Host: evil.example\r\n"), REFUSED),
    "no host": (_get(), NOT_SERVED),
    "a folded line": (_get(HOST, b"X-A: 1\r\n two\r\n"), REFUSED),
    "a space before the colon": (_get(b"Host : 127.0.0.1\r\n"), REFUSED),
    "a zero byte": (_get(HOST, b"X-A: a\x00b\r\n"), REFUSED),
    "a length and chunks": (
        _post(b"Content-Length: 4\r\nTransfer-Encoding: chunked\r\n", body=b"1\r\na\r\n0\r\n\r\n" + SECOND),
        REFUSED,
    ),
    "two lengths": (_post(b"Content-Length: 4\r\nContent-Length: 5\r\n", body=b"abcde"), REFUSED),
    "two encodings": (_post(b"Transfer-Encoding: chunked\r\nTransfer-Encoding: identity\r\n", body=b"0\r\n\r\n"), REFUSED),
    "an encoding that is none": (_post(b"Transfer-Encoding: xchunked\r\n", body=b"0\r\n\r\n" + SECOND), REFUSED),
    "a length with a sign": (_post(b"Content-Length: +4\r\n", body=b"abcd"), REFUSED),
    "a cookie of 64 kB": (_get(HOST, b"Cookie: a=" + b"x" * 65_536 + b"\r\n"), frozenset({200, 431})),
    "a cookie of a megabyte": (_get(HOST, b"Cookie: a=" + b"x" * 1_048_576 + b"\r\n"), frozenset({431})),
    "a thousand lines": (_get(HOST, *(b"X-%d: 1\r\n" % number for number in range(1000))), frozenset({431})),
    "a multipart form": (_multipart(b'--b\r\nContent-Disposition: form-data; name="a"\r\n\r\n1\r\n--b--\r\n'), frozenset({415})),
    "a multipart form that has no end": (
        _multipart(b'--b\r\nContent-Disposition: form-data; name="a"\r\n\r\n1'),
        frozenset({415}),
    ),
    "a multipart form of 5,000 parts": (
        _multipart(b'--b\r\nContent-Disposition: form-data; name="a"\r\n\r\n1\r\n' * 5_000),
        frozenset({413}),
    ),
    "TRACE": (b"TRACE /sign-in HTTP/1.1\r\n" + HOST + LAST, frozenset({405})),
    "a way up": (_get(HOST, path=b"/static/../../etc/passwd"), frozenset({404})),
    "a hidden way up": (_get(HOST, path=b"/static/x/%2e%2e/%2e%2e/pyproject.toml"), frozenset({404})),
    "100,000 fields": (_post(b"Content-Length: 400000\r\nConnection: close\r\n", body=b"a=1&" * 100_000), frozenset({413})),
    "3,000 fields": (_post(b"Content-Length: 12000\r\nConnection: close\r\n", body=b"a=1&" * 3_000), frozenset({413})),
}


def ask(port: int, request: bytes) -> list[int]:
    """The statuses of all answers that came on the connection until the server closed it."""
    answered = b""
    with socket.create_connection(("127.0.0.1", port), timeout=PATIENCE) as connection:
        try:
            connection.sendall(request)
            while (more := connection.recv(65_536)) and len(answered) < 1_000_000:
                answered += more
        except (ConnectionError, TimeoutError):
            pass  # a server may hang up on what it refuses; what it said before is what counts
    return [int(part[:3]) for part in answered.split(b"HTTP/1.1 ")[1:]]


def surprises(port: int) -> list[str]:
    """Every request that was answered otherwise than it may be, or twice."""
    said = {name: ask(port, request) for name, (request, _) in CASES.items()}
    return [f"{name}: {statuses}" for name, statuses in said.items() if len(statuses) != 1 or statuses[0] not in CASES[name][1]]
