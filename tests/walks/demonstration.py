"""A Cairn started with `cairn run`, its owner signed in, and as much life in it as a week at work leaves."""

import os
import subprocess
import sys
from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from playwright.sync_api import Page

from tests.support.live import free_ports

PASSWORD = "a few words in a row"

ASKED = """async ([method, path, fields]) => {
  const body = new URLSearchParams();
  for (const [name, value] of fields) body.append(name, value);
  const told = method === "DELETE" ? path + "?" + body : path;
  const answer = await fetch(told, { method, body: method === "DELETE" ? undefined : body, redirect: "manual" });
  return answer.status;
}"""

UPLOADED = """async ([path, alt]) => {
  const canvas = Object.assign(document.createElement("canvas"), { width: 640, height: 400 });
  const paint = canvas.getContext("2d");
  [["#0c6657", 0], ["#58c9b0", 200], ["#e2f0ec", 320]].forEach(([colour, y]) => {
    paint.fillStyle = colour;
    paint.fillRect(0, y, 640, 200);
  });
  const body = await new Promise((done) => canvas.toBlob(done, "image/png"));
  return (await fetch(path + "?alt=" + encodeURIComponent(alt), { method: "POST", body })).status;
}"""


@dataclass(frozen=True)
class Demonstration:
    """`secret` is the one-time link by which the owner signs in; `harbour` where the customer's product is."""

    base: str
    harbour: str
    secret: str

    def sign_in(self, page: Page) -> None:
        page.goto(self.secret)
        page.get_by_label("Password").fill(PASSWORD)
        page.get_by_role("button", name="Set password and sign in").click()
        page.wait_for_url(lambda address: "/welcome/" not in address)


@contextmanager
def demonstration(folder: Path) -> Generator[Demonstration]:
    port, demo_port = free_ports(2)
    environ = {name: value for name, value in os.environ.items() if not name.startswith("CAIRN_")}
    environ |= {"PORT": str(port), "DEMO_PORT": str(demo_port), "CAIRN_SECRET_KEY": "k" * 32}
    environ |= {"CAIRN_DATABASE_URL": f"sqlite:///{folder / 'cairn.db'}", "PYTHONPATH": str(Path(__file__).parents[2])}
    command = [sys.executable, "-m", "web.cli", "run"]
    with subprocess.Popen(command, env=environ, cwd=folder, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        said = next((line for line in process.stdout if "Sign in once with " in line), "")
        secret = said.split("Sign in once with ")[1].strip()
        # Whoever runs it has screens of their own.
        subprocess.run([*command[:-1], "operator", "owner@harbour.example"], env=environ, cwd=folder, check=True)
        try:
            yield Demonstration("{0.scheme}://{0.netloc}".format(urlsplit(secret)), f"http://127.0.0.1:{demo_port}", secret)
        finally:
            process.terminate()


def work_a_week(page: Page, shown: Demonstration) -> None:
    """As the owner, who is signed in on that page: labels, a review, a language, a theme, a picture, a note, what was deleted."""

    def ask(method: str, path: str, *fields: tuple[str, str]) -> None:
        status = page.evaluate(ASKED, [method, path, fields])
        assert status < 400, (method, path, status)

    page.goto(f"{shown.base}/guides")
    ask("POST", "/guide-labels", ("given", "Onboarding"), ("guide", "1"), ("guide", "2"))
    ask("POST", "/guide-labels", ("given", "Summer season"), ("guide", "1"))
    for name in ("A berth for the night", "Old winter tour"):
        ask("POST", "/guides", ("kind", "tour"), ("site", "1"), ("address", f"{shown.harbour}/boats"), ("name", name))
    ask("POST", "/guides/4/deletion")
    ask("POST", "/guides/1/reviews", ("message", "Does the second step say enough about berths?"))
    ask("POST", "/guides/1/translations", ("language", "de"))
    ask("POST", "/sites/1/themes", ("name", "Night watch"))
    ask("POST", "/sites/1/segments", ("name", "Dock hands"))
    ask("POST", "/sites/1/notes", ("day", page.evaluate("new Date().toISOString().slice(0, 10)")), ("words", "Boat fair"))
    ask("POST", "/operator/policies", ("text", "We keep your name and address to sign you in.\n\nWe give them to nobody."))
    ask("POST", "/privacy/policies/1/acknowledgement")
    ask("POST", "/operator/holds", ("subject", "owner@harbour.example"), ("reason", "Case 4711, district court"))
    status = page.evaluate(UPLOADED, ["/sites/1/pictures", "The pier in the morning"])
    assert status < 400, status


def check(page: Page, shown: Demonstration) -> None:
    """Looks for every target, as the owner, who stays until that is done."""
    page.goto(f"{shown.base}/sites/1/checks")
    page.locator("#check-now").click()
    page.wait_for_selector("#check-history[hx-get]")
    page.wait_for_selector("#check-history:not([hx-get])", timeout=90_000)


def release_the_redesign(page: Page, shown: Demonstration) -> None:
    """Harbour 2, and the check that finds what it broke."""
    page.goto(f"{shown.harbour}/")
    status = page.evaluate(ASKED, ["POST", "/__version", [("version", "2")]])
    assert status < 400, status
    check(page, shown)
