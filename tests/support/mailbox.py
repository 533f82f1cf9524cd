"""A mail server on this machine that keeps what it is handed."""

import email
import socket
from collections.abc import Generator
from contextlib import contextmanager

from aiosmtpd.controller import Controller


class Mailbox:
    """An SMTP server's memory; `url` is how Cairn is told of it. It takes letters to whoever is not in `refuses`."""

    refuses = ()

    def __init__(self, port: int) -> None:
        self.letters: list[email.message.Message] = []
        self.url = f"smtp://127.0.0.1:{port}?from=cairn@cairn.example"

    async def handle_RCPT(self, _server, _session, envelope, address, _options) -> str:  # noqa: N802 - named by aiosmtpd
        if address in self.refuses:
            return "550 5.1.1 No such user here"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, _server, _session, envelope) -> str:  # noqa: N802 - named by aiosmtpd
        self.letters.append(email.message_from_bytes(envelope.content))
        return "250 kept"


@contextmanager
def mail_server() -> Generator[Mailbox]:
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    box = Mailbox(port)
    controller = Controller(box, hostname="127.0.0.1", port=port)
    controller.start()
    try:
        yield box
    finally:
        controller.stop()
