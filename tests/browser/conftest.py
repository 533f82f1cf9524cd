"""A real Cairn on loopback, a customer's page from another origin, and Chromium."""

import socket
import threading
from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime

import pytest
import uvicorn
from playwright.sync_api import Browser, Page

import migrations
from models.account import Member, MemberSession, Organisation, Role
from models.support.database import Database
from models.support.settings import Settings
from web.app import create_app


@contextmanager
def cairn(folder, fetch_allow: str) -> Generator[tuple[str, Database]]:
    """Serves Cairn on a free port with a database of its own."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        base_url = f"http://127.0.0.1:{listener.getsockname()[1]}"
        url = f"sqlite:///{folder}/cairn.db"
        environ = {
            "CAIRN_DATABASE_URL": url,
            "CAIRN_BASE_URL": base_url,
            "CAIRN_SECRET_KEY": "k" * 40,
            "CAIRN_FETCH_ALLOW": fetch_allow,
        }
        settings = replace(Settings.read(environ), port=listener.getsockname()[1])
        database = Database(url)
        migrations.upgrade(database)
        server = uvicorn.Server(uvicorn.Config(create_app(settings, database), log_level="error", access_log=False))
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]})
        thread.start()
        try:
            yield base_url, database
        finally:
            server.should_exit = True
            thread.join()


def sign_in_alice(database: Database) -> str:
    """Alice owns an organisation of her own; returns the secret of her session's cookie."""
    now = datetime.now(UTC)
    with database.writing() as session:
        alice = Member(email="alice@example.com", name="Alice", created_at=now)
        organisation = Organisation(name="Alice & Sons", created_at=now)
        session.add_all([alice, organisation, organisation.admit(alice, Role.OWNER)])
        session.flush()
        return MemberSession.start(session, alice, now)


@pytest.fixture
def browser_page(browser: Browser) -> Generator[Page]:
    context = browser.new_context(viewport={"width": 1440, "height": 900})
    context.set_default_timeout(15_000)
    yield context.new_page()
    context.close()
