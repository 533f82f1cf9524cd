"""A server on loopback that says exactly the bytes a test wants, as slowly or as endlessly as it wants."""

import contextlib
import socket
import ssl
import threading
from collections.abc import Callable, Generator, Iterable
from contextlib import contextmanager
from dataclasses import dataclass, field

Saying = Callable[[str], bytes | Iterable[bytes]]


@dataclass
class Wire:
    """`place` is host:port; `asked` are the requests' heads, `names` what TLS clients asked for by SNI."""

    port: int
    asked: list[str] = field(default_factory=list)
    names: list[str | None] = field(default_factory=list)
    over: threading.Event = field(default_factory=threading.Event)

    @property
    def place(self) -> str:
        return f"127.0.0.1:{self.port}"

    def url(self, path: str = "/") -> str:
        return f"http://{self.place}{path}"

    def drip(self, piece: bytes, seconds: float) -> Generator[bytes]:
        """The same piece again and again until the test is over."""
        while not self.over.wait(seconds):
            yield piece


@contextmanager
def wire(say: Callable[[Wire], Saying], tls: ssl.SSLContext | None = None) -> Generator[Wire]:
    """Serves what `say(wire)` returns for each path; every connection is closed after one answer."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        served = Wire(listener.getsockname()[1])
        if tls:
            tls.sni_callback = lambda _socket, name, _context: served.names.append(name)
        threads: list[threading.Thread] = []
        accepting = threading.Thread(target=_accept, args=(listener, served, say(served), tls, threads))
        accepting.start()
        try:
            yield served
        finally:
            served.over.set()
            with contextlib.suppress(OSError):
                listener.shutdown(socket.SHUT_RDWR)
            listener.close()
            for thread in [accepting, *threads]:
                thread.join(5)


def answer(body: bytes = b"", status: str = "200 OK", **headers: str) -> bytes:
    """A whole HTTP answer; `content_type="text/html"` becomes a header of that name."""
    named = {"content-type": "text/html; charset=utf-8", "content-length": str(len(body)), "connection": "close"}
    named |= {name.replace("_", "-"): value for name, value in headers.items()}
    head = "".join(f"{name}: {value}\r\n" for name, value in named.items())
    return f"HTTP/1.1 {status}\r\n{head}\r\n".encode() + body


def _accept(
    listener: socket.socket, served: Wire, saying: Saying, tls: ssl.SSLContext | None, threads: list[threading.Thread]
) -> None:
    while not served.over.is_set():
        try:
            connection, _ = listener.accept()
        except OSError:
            return
        thread = threading.Thread(target=_serve, args=(connection, served, saying, tls))
        threads.append(thread)
        thread.start()


def _serve(connection: socket.socket, served: Wire, saying: Saying, tls: ssl.SSLContext | None) -> None:
    connection.settimeout(10)
    with contextlib.suppress(OSError), connection:
        secure = tls.wrap_socket(connection, server_side=True) if tls else connection
        with secure:
            head = b""
            while b"\r\n\r\n" not in head:
                piece = secure.recv(4096)
                if not piece:
                    return
                head += piece
            served.asked.append(head.decode("latin-1"))
            said = saying(head.split(b" ")[1].decode("latin-1"))
            for piece in [said] if isinstance(said, bytes) else said:
                secure.sendall(piece)
