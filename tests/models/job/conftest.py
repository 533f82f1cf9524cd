import email
import socket

import pytest
from aiosmtpd.controller import Controller

from tests.models.support.wire import answer
from tests.support.watching import WITHOUT, Night, guide_on, harbour_on_wire


class Mailbox:
    """An SMTP server's memory."""

    def __init__(self) -> None:
        self.letters: list[email.message.Message] = []

    async def handle_DATA(self, _server, _session, envelope) -> str:  # noqa: N802 - named by aiosmtpd
        self.letters.append(email.message_from_bytes(envelope.content))
        return "250 kept"


@pytest.fixture
def mailbox():
    box = Mailbox()
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    controller = Controller(box, hostname="127.0.0.1", port=port)
    controller.start()
    box.url = f"smtp://127.0.0.1:{port}?from=cairn@cairn.example"
    yield box
    controller.stop()


@pytest.fixture
def night(database, alice):
    with harbour_on_wire() as harbour:
        with database.writing() as session:
            guide_on(session, alice, harbour, "#add-boat")
        night = Night(database, alice.site.id, harbour.wire.place)
        night.check()
        harbour.say["/boats"] = answer(WITHOUT.encode())
        yield night
