"""Requests that a running Cairn answered wrongly: `python tests/attacks/wrong_answers.py [--tree FOLDER]`.

Each attack counts the wrong answers among all that it got:

1. *addresses*: 500 for numbers in addresses that no row can have.
2. *fields*: 500 for `--5`, `²` and others in fields that hold a number.
3. *host*: snapshots that load the picker from wherever the request's `Host` says.
4. *lengths*: bodies that say a length and come in chunks, answered otherwise than 400.
5. *batches*: batches of events that hold a number which is none, taken.
6. *comments*: comments on steps that are not there, kept.
7. *nowhere*: buttons that lead nowhere, published.

Beside them stands what has to be taken, so that nothing counts as well answered because all is refused. Starts `cairn run` of
the tree in a folder of its own; everything stays on loopback. Ends with 1 when anything was answered wrongly.
"""

import argparse
import http.client
import json
import re
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote, urlencode, urlsplit
from urllib.request import HTTPCookieProcessor

from bs4 import BeautifulSoup

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT))

from tests.attacks.leaks import Running, running  # noqa: E402 - the script is run from anywhere

FORM = "application/x-www-form-urlencoded"
ODD = ["0", "2147483648", "9223372036854775807", "9223372036854775808", "1" + "0" * 30, "--5", "²", "٣", "1e400", "NaN"]
NUMBERED = (
    "/sites/{}", "/sites/{}/releases", "/sites/{}/themes", "/guides/{}", "/guides/{}/numbers", "/guides/{}/rules",
    "/guides/{}/translations", "/reviews/{}", "/snapshots/{}", "/inbox/{}",
)  # fmt: skip
LIVE_WITHIN = 4.0
"""Seconds until it is plain that a publication did not reach visitors."""

NOWHERE = ("https://", "https://a.example:99999/", "https://:80/", "http://[::1")


@dataclass(frozen=True)
class Answer:
    """0 when there was none within ten seconds."""

    status: int
    text: str


class Member:
    """Maren's browser as a program that may send anything."""

    def __init__(self, cairn: Running) -> None:
        self.harbour, self.place = cairn.harbour, urlsplit(cairn.url).netloc
        jars = [one.cookiejar for one in cairn.browser.handlers if isinstance(one, HTTPCookieProcessor)]
        self.cookie = "; ".join(f"{one.name}={one.value}" for one in jars[0])
        self.guide = min(re.findall(r"/guides/(\d+)", self.ask("GET", "/guides").text))  # the tour; hotspots come behind it
        self.steps = list(dict.fromkeys(re.findall(rf"/guides/{self.guide}/steps/([\w-]+)", self.ask("GET", self.at("")).text)))
        self.key = self._found(r"/player/v1/(\w+)\.js", f"/sites/{self._found(r'/sites/([0-9]+)', '/sites')}")

    def at(self, rest: str) -> str:
        return f"/guides/{self.guide}{rest}"

    def ask(self, method: str, path: str, fields: dict[str, str] | bytes | None = None, **headers: str) -> Answer:
        body = fields if isinstance(fields, bytes) else urlencode(fields).encode() if fields is not None else None
        sent = {"cookie": self.cookie, "content-type": FORM, "hx-request": "true", "hx-request-type": "partial"}
        sent |= {name.replace("_", "-"): value for name, value in headers.items()}
        if method == "GET":
            sent = {name: value for name, value in sent.items() if not name.startswith("hx")}
        connection = http.client.HTTPConnection(self.place, timeout=10)
        try:
            connection.request(method, path, body, sent)
            answer = connection.getresponse()
            return Answer(answer.status, answer.read().decode("utf-8", "replace") + str(answer.headers))
        except (OSError, http.client.HTTPException):
            return Answer(0, "")
        finally:
            connection.close()

    def _found(self, pattern: str, path: str) -> str:
        found = re.search(pattern, self.ask("GET", path).text)
        assert found, path
        return found.group(1)


def addresses(maren: Member) -> Iterator[bool]:
    for path in NUMBERED:
        for number in ODD:
            yield maren.ask("GET", path.format(quote(number))).status >= 500


def fields(maren: Member) -> Iterator[bool]:
    for number in ODD:
        yield maren.ask("PUT", maren.at("/draft"), {"number": number}).status >= 500
        yield maren.ask("GET", f"{maren.at('/numbers')}?days={quote(number)}").status >= 500


def host(maren: Member) -> Iterator[bool]:
    taken = maren.ask("POST", maren.at(f"/steps/{maren.steps[0]}/snapshot"), {"url": f"{maren.harbour}/"})
    snapshot = re.search(r"/snapshots/(\d+)", taken.text)
    assert snapshot, taken.text[:500]
    for claim in ("evil.example", "evil.example:80"):
        yield "evil.example" in maren.ask("GET", snapshot.group(), host=claim).text


def lengths(maren: Member) -> Iterator[bool]:
    for path in ("/sign-in", maren.at("/draft")):
        yield maren.ask("POST", path, b"6\r\nnext=/\r\n0\r\n\r\n", content_length="16", transfer_encoding="chunked").status != 400


def batches(maren: Member) -> Iterator[bool]:
    def taken(ignored: str) -> bool:
        batch = f'{{"schema": 1, "environment": "production", "ignored": {ignored}, "events": []}}'.encode()
        headers = {"content_type": "text/plain", "origin": maren.harbour}
        return maren.ask("POST", f"/player/v1/{maren.key}/events", batch, **headers).status == 202

    assert taken("1e4")
    yield from (taken(number) for number in ("1e400", "-1e400", '{"a": [1e400]}', "NaN"))


def comments(maren: Member) -> Iterator[bool]:
    asked = maren.ask("POST", maren.at("/reviews"), {"message": "Look"})
    review = re.search(r"/reviews/\d+", asked.text)
    assert review, asked.text[:500]

    def taken(step: str) -> bool:
        return maren.ask("POST", f"{review.group()}/comments", {"step": step, "text": "Here?"}).status < 400

    assert taken("")
    yield from (taken(step) for step in ("nowhere", "s" * 40))


def nowhere(maren: Member) -> Iterator[bool]:
    step = maren.at(f"/steps/{maren.steps[0]}")

    def published(address: str) -> bool:
        shown = BeautifulSoup(maren.ask("GET", step).text, "html5lib")
        state = shown.select_one("#save-state [name=seen]")
        assert state
        button = {"button-0-label": "Go", "button-0-action": "link", "button-0-url": address, "button-0-style": "primary"}
        maren.ask("PUT", step, {"seen": str(state["value"]), "kind": "modal", "title": "Hello", "placement": "center", **button})
        sheet = BeautifulSoup(maren.ask("GET", maren.at("/publication-sheet")).text, "html5lib")
        live = next((str(one["value"]) for one in sheet.select("#publication-sheet [name=seen]")), "")
        maren.ask("POST", maren.at("/publication"), {"environment": "production", "seen": live})
        return _is_live(maren, address)

    assert published("https://a.example/fine")
    yield from (published(address) for address in NOWHERE)


def _is_live(maren: Member, address: str) -> bool:
    """Within the seconds in which a publication reaches everybody."""
    until = time.monotonic() + LIVE_WITHIN
    while time.monotonic() < until:
        if json.dumps(address) in maren.ask("GET", f"/player/v1/{maren.key}/guides.json").text:
            return True
        time.sleep(0.5)
    return False


ATTACKS = {each.__name__: each for each in (addresses, fields, host, lengths, batches, comments, nowhere)}


def attack(tree: Path = ROOT) -> dict[str, tuple[int, int]]:
    """How many of each attack's answers were wrong, and how many there were."""
    with running(tree) as cairn:
        maren = Member(cairn)
        answers = {name: list(each(maren)) for name, each in ATTACKS.items()}
    return {name: (sum(each), len(each)) for name, each in answers.items()}


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("--tree", type=Path, default=ROOT)
    counted = attack(parser.parse_args().tree)
    for name, (wrong, all_of_them) in counted.items():
        print(f"{name}: {wrong} of {all_of_them} answers were wrong")
    sys.exit(1 if any(wrong for wrong, _ in counted.values()) else 0)
