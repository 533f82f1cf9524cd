"""Passkeys in Chromium, by its virtual authenticator, on `localhost`."""

from contextlib import contextmanager

import pytest
from playwright.sync_api import Page, expect

from models.support.settings import Settings
from tests.support.live import listening, served
from tests.support.people import PASSWORD
from web.app import create_app

DEVICE = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}


@contextmanager
def cairn_on_localhost(database, folder):
    with listening() as (listener, port):
        url = f"http://localhost:{port}"
        named = {"CAIRN_DATABASE_URL": database.url, "CAIRN_SECRET_KEY": "k" * 32, "CAIRN_BASE_URL": url, "PORT": str(port)}
        with served(create_app(Settings.read(named, folder), database), listener):
            yield url


def virtual_device(page: Page):
    """Plugs an authenticator in; its keys are this page's from now on."""
    devices = page.context.new_cdp_session(page)
    devices.send("WebAuthn.enable")
    return devices, devices.send("WebAuthn.addVirtualAuthenticator", {"options": DEVICE})["authenticatorId"]


@pytest.mark.browser
def test_somebody_adds_a_passkey_and_signs_in_with_it_and_nothing_else(browser_page: Page, database, people, tmp_path):
    page = browser_page
    with database.writing() as session:
        session.merge(people.alice.member).set_password(PASSWORD)
    with cairn_on_localhost(database, tmp_path) as base:
        devices, device = virtual_device(page)
        page.goto(f"{base}/sign-in")
        page.get_by_label("E-mail address").fill(people.alice.email)
        page.get_by_label("Password").fill(PASSWORD)
        page.get_by_role("button", name="Sign in", exact=True).click()
        page.goto(f"{base}/account")
        added = page.locator("#passkey-list")
        added.get_by_label("Name").fill("Test laptop")
        added.get_by_label("Your password").fill("not the password")
        added.get_by_role("button", name="Add a passkey").click()
        expect(page.locator("#passkey-problem")).to_have_text("That is not your password.")
        added.get_by_label("Your password").fill(PASSWORD)
        added.get_by_role("button", name="Add a passkey").click()
        expect(added.get_by_role("listitem")).to_contain_text("Test laptop")
        assert len(devices.send("WebAuthn.getCredentials", {"authenticatorId": device})["credentials"]) == 1
        page.get_by_role("button", name="Sign out", exact=True).first.click()
        expect(page).to_have_url(f"{base}/sign-in")
        page.goto(f"{base}/sites")
        page.get_by_role("button", name="Sign in with a passkey").click()
        expect(page).to_have_url(f"{base}/sites")
        devices.send("WebAuthn.setUserVerified", {"authenticatorId": device, "isUserVerified": False})
        page.get_by_role("button", name="Sign out", exact=True).first.click()
        page.get_by_role("button", name="Sign in with a passkey").click()
        expect(page.locator(".passkey-problem")).to_contain_text("No passkey was chosen")
