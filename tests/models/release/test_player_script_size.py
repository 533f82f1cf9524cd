"""What a visitor downloads, in bytes as sent with brotli: the script on every page, and what draws guides when one is due."""

import asyncio
import re
import socket
from concurrent.futures import ThreadPoolExecutor
from typing import Any
from urllib.parse import urlsplit

import brotli
import pytest

from models.demo import seed
from models.release.player_script import Script
from models.release.release_shelf import ReleaseShelf
from models.support.canonical_json import content_hash
from models.support.database import Database
from tests.bench.player import releases
from tests.bench.player.releases import guide, release, sent, step
from tests.bench.player.ten_guides import publish_ten, sketched_ten
from tests.support.people import NOW
from web.commands.seed import sketches

MOST = 24_000


def size(script: Script | None) -> int:
    return len(script.brotli) if script else 0


@pytest.mark.parametrize("name", ["THREE_STEPS", "HARBOUR", "EVERY_MODULE"])
def test_the_script_with_every_module_stays_within_its_bar(name: str) -> None:
    """The figures are printed as a trend; the bar is far above them, so that nobody saves bytes at the cost of clarity."""
    composed = sent(getattr(releases, name))
    print(f"{name}: script {size(composed.script):,} B, drawing {size(composed.drawing):,} B")
    assert 0 < size(composed.script) + size(composed.drawing) <= MOST


FIRST_FLIGHT = 10 * 1_460
"""Bytes that a fresh connection carries before it waits for the other side (RFC 6928)."""


def test_the_demonstrations_release_is_one_answer_of_one_flight(database: Database, live_server) -> None:
    """As `cairn seed` and the editor publish it: with several selectors, identities and texts of a guide that is in use. The
    whole answer is counted as it comes over the wire, with its headers.
    """
    with ThreadPoolExecutor(1) as apart:  # a browser of an earlier test may have its loop in this thread
        drawn = apart.submit(sketches).result()
    with database.writing() as session:
        site = seed(session, demo_url="http://127.0.0.1:8001", sketches=drawn, now=NOW).site_key
    headers, body = _answer(live_server.url, f"/player/v1/{site}.js")
    print(f"The demonstration's release: {len(body):,} B and {len(headers):,} B of headers")
    assert b"content-encoding: br" in headers.lower()
    assert brotli.decompress(body).count(b"steps:[") == 2, "both guides with all they show: nothing else is asked for"
    assert len(headers) + len(body) <= FIRST_FLIGHT


def _answer(url: str, path: str) -> tuple[bytes, bytes]:
    """Head and body, as they were sent."""
    place = urlsplit(url)
    with socket.create_connection((str(place.hostname), place.port or 80), timeout=30) as connection:
        asked = f"GET {path} HTTP/1.1\r\nHost: {place.netloc}\r\nAccept-Encoding: gzip, deflate, br\r\n\r\n"
        connection.sendall(asked.encode())
        answer = connection.makefile("rb")
        head = b"".join(iter(answer.readline, b"\r\n")) + b"\r\n"
        return head, answer.read(int(re.findall(rb"(?i)content-length: (\d+)", head)[0]))


def test_a_site_of_ten_guides_with_segments_a_theme_and_two_languages_is_one_answer(database: Database) -> None:
    with ThreadPoolExecutor(1) as apart:
        drawn = apart.submit(sketched_ten).result()
        with database.writing() as session:
            seed(session, demo_url="http://127.0.0.1:8001", sketches=(), now=NOW)
            site = publish_ten(session, drawn, "http://127.0.0.1:8002/", NOW)
        live = apart.submit(asyncio.run, ReleaseShelf(database, "https://cairn.example").get(site, "production")).result()
    assert live
    print(f"Ten guides: {size(live.composed.script):,} B")
    assert live.composed.drawing is None
    assert live.composed.script.source.count(b"steps:[") >= 9


def test_five_hundred_guides_are_decided_on_from_one_request_of_at_most_14_kilobytes() -> None:
    script = sent(many(500)).script
    assert size(script) <= 14_000
    assert script.source.count(b'id:"guide-') == 500


def many(guides: int) -> dict[str, Any]:
    """A site that has been at it for years: each guide with pages of its own, a segment, and texts that nobody shares."""
    return release(*(_varied(number) for number in range(guides)))


def _varied(number: int) -> dict[str, Any]:
    digest = content_hash(number)
    pages = {"include": [{"part": "path", "operator": "starts_with", "value": f"/{digest[:6]}/{digest[6:10]}"}]}
    plan = {"subject": "attribute", "name": "plan", "operator": "equals", "value": ["free", "pro", "team"][number % 3]}
    rules = {"pages": pages, "segment": {"match": "all", "conditions": [plan]}}
    told = step("a", title=f"About {digest[10:30]}", body=[["p", f"What {digest[30:50]} is for, and why."]])
    return guide(f"guide-{digest[:8]}", told, step("b", "modal"), version=digest, rules=rules)
