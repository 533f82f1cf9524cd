"""Work that waits for the network holds no connection, keeps to its places, and leaves everybody else alone."""

import socket
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from datetime import UTC, datetime

import httpx2
import pytest

from models.account import MemberSession
from models.guide import Guide, GuideDocument
from models.guide.step import Step
from models.site import Site
from models.support.settings import Settings
from tests.support.live import listening, served
from web.app import create_app
from web.kit.capacity import SLOW_OF_ONE
from web.kit.resource import REFUSED_AFTER

PART = {"hx-request": "true", "hx-request-type": "partial"}


@contextmanager
def hanging_site():
    """A site that takes connections and answers none; `arrived` counts them, and its end ends every wait."""
    with socket.create_server(("127.0.0.1", 0), backlog=64) as listener:
        taken, arrived = [], threading.Semaphore(0)

        def take():
            try:
                while True:
                    taken.append(listener.accept()[0])
                    arrived.release()
            except OSError:
                return

        thread = threading.Thread(target=take)
        thread.start()

        def end():
            listener.shutdown(socket.SHUT_RDWR)
            thread.join(10)
            for one in taken:
                one.close()
            taken.clear()

        try:
            yield f"127.0.0.1:{listener.getsockname()[1]}", arrived, end
        finally:
            if taken or thread.is_alive():
                end()


@pytest.fixture
def world(database, alice, charlie, tmp_path):
    """Cairn over HTTP, Alice's step on a page that hangs, and a signed-in browser of hers and of Charlie's."""
    with hanging_site() as (place, arrived, end), listening() as (listener, port):
        with database.writing() as session:
            site = session.get_one(Site, alice.site.id)
            site.address = f"http://{place}/"
            step = Step.new("tooltip", site.address)
            member = session.merge(alice.member)
            guide = Guide.create(session, site, "Slow", "tour", GuideDocument((step,)), member, datetime.now(UTC))
            cookies = [MemberSession.start(session, session.merge(one.member), datetime.now(UTC)) for one in (alice, charlie)]
            path = f"/guides/{guide.id}/steps/{step.id}/snapshot"
        environ = {"CAIRN_DATABASE_URL": database.url, "CAIRN_FETCH_ALLOW": place, "PORT": str(port)}
        app = create_app(Settings.read({**environ, "CAIRN_SECRET_KEY": "k" * 32}, tmp_path), database)
        base = f"http://127.0.0.1:{port}"
        with served(app, listener):
            browsers = [httpx2.Client(base_url=base, cookies={"cairn_session": cookie}, timeout=30) for cookie in cookies]
            yield *browsers, path, f"http://{place}/", arrived, end
            for browser in browsers:
                browser.close()


def test_pages_that_hang_hold_no_connection_and_those_past_a_members_places_are_refused(world, database):
    hers, theirs, path, page, arrived, end = world
    with ThreadPoolExecutor(SLOW_OF_ONE) as pool:
        hanging = [pool.submit(hers.post, path, data={"url": f"{page}{n}"}, headers=PART) for n in range(SLOW_OF_ONE)]
        for _ in range(SLOW_OF_ONE):
            assert arrived.acquire(timeout=20)
        assert database.engine.pool.checkedout() == 0
        asked_at = time.monotonic()
        refused = hers.post(path, data={"url": f"{page}more"}, headers=PART)
        assert refused.status_code == 429
        assert time.monotonic() - asked_at >= REFUSED_AFTER, "who is refused at once asks all the time"
        assert "pages on their way already" in refused.text
        assert refused.headers["retry-after"]
        assert theirs.get("/guides").status_code == 200
        end()
        assert [answer.result(20).status_code for answer in hanging] == [422] * SLOW_OF_ONE
    assert hers.get("/guides").status_code == 200


def test_a_strangers_form_is_not_read_before_they_have_signed_in(world):
    """The last byte never comes, and the answer does not wait for it."""
    hers, *_ = world
    with socket.create_connection((hers.base_url.host, hers.base_url.port), timeout=20) as connection:
        head = f"POST /sites HTTP/1.1\r\nHost: 127.0.0.1:{hers.base_url.port}\r\nContent-Length: 1000000\r\n"
        connection.sendall(f"{head}Content-Type: application/x-www-form-urlencoded\r\n\r\nname=".encode())
        answer = connection.recv(4096).decode()
    assert answer.startswith("HTTP/1.1 303")
    assert "location: /sign-in" in answer.lower()
