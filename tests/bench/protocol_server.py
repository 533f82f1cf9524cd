"""The least that a server in Python does: `python tests/bench/protocol_server.py PORT ANSWER`, in two processes.

Each request's head is read by one regular expression into its fields; whatever was asked, the bytes of the file ANSWER are sent.
On uvloop where that is installed.
"""

import asyncio
import os
import re
import socket
import sys
from pathlib import Path

HEAD = re.compile(rb"GET (/[!-~]*) HTTP/1\.1\r\n((?:[!#$%&'*+.^_`|~0-9A-Za-z-]+:[\t -~\x80-\xff]*\r\n)*)\r\n")


class _Answering(asyncio.Protocol):
    answer = b""

    def connection_made(self, transport) -> None:
        self._transport = transport

    def data_received(self, data: bytes) -> None:
        if head := HEAD.fullmatch(data):
            lines = (line.partition(b":") for line in head[2].split(b"\r\n")[:-1])
            self.fields = {name.lower(): value.strip() for name, _, value in lines}
            self._transport.write(self.answer)


async def _serve(port: int) -> None:
    listener = socket.socket()
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEPORT, 1)
    listener.bind(("127.0.0.1", port))
    server = await asyncio.get_running_loop().create_server(_Answering, sock=listener, backlog=1024)
    await server.serve_forever()


def main() -> None:
    _Answering.answer = Path(sys.argv[2]).read_bytes()
    os.fork()
    try:
        import uvloop
    except ImportError:
        asyncio.run(_serve(int(sys.argv[1])))
    else:
        uvloop.run(_serve(int(sys.argv[1])))


if __name__ == "__main__":
    main()
