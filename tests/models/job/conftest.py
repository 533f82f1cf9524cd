import pytest

from tests.models.support.wire import answer
from tests.support.mailbox import mail_server
from tests.support.watching import WITHOUT, Night, guide_on, harbour_on_wire


@pytest.fixture
def mailbox():
    with mail_server() as box:
        yield box


@pytest.fixture
def night(database, alice):
    with harbour_on_wire() as harbour:
        with database.writing() as session:
            guide_on(session, alice, harbour, "#add-boat")
        night = Night(database, alice.site.id, harbour.wire.place)
        night.check()
        harbour.say["/boats"] = answer(WITHOUT.encode())
        yield night
