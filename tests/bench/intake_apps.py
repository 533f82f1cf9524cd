"""The least that taking in events can cost: parses the same body and writes the same rows, many batches to a commit.

No limits, no validation, no routes: what it is sent is believed. Durable all the same: the answer leaves after the commit.
"""

import asyncio
import json
import os
import queue
import sqlite3
import threading
from collections import Counter
from datetime import UTC, datetime

import psycopg
from sqlalchemy import make_url

from models.event.packed_count import NUMBERS

TOGETHER = 1000
NAMES = "INSERT INTO counted_batches (site_id, id, organisation_id, counted_at) VALUES ({}) ON CONFLICT DO NOTHING"
COLUMNS = ("guide_id", "environment", "day", "figure", "version", "step", "locale", "device", "organisation_id", *NUMBERS)
COUNTS = (
    f"INSERT INTO counts ({', '.join(COLUMNS)}) VALUES ({{}})"
    " ON CONFLICT (guide_id, environment, day, figure, version, step, locale, device)"
    f" DO UPDATE SET {', '.join(f'{name} = counts.{name} + excluded.{name}' for name in NUMBERS)}"
)


class Writer:
    """One thread that commits what waits."""

    def __init__(self, url: str, guides: dict[str, list]) -> None:
        self._guides, self._waiting = guides, queue.SimpleQueue()
        self._loop = asyncio.get_running_loop()
        place = make_url(url)
        if place.drivername == "sqlite":
            self._database = sqlite3.connect(str(place.database), isolation_level=None, check_same_thread=False, timeout=30)
            for pragma in ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON", "secure_delete=ON"):
                self._database.execute(f"PRAGMA {pragma}")
            self._sign = "?"
        else:
            address = place.set(drivername="postgresql").render_as_string(hide_password=False)
            self._database = psycopg.connect(address, autocommit=True)
            self._database.execute("SELECT set_config('cairn.organisation', 'all', false)")
            self._sign = "%s"
        threading.Thread(target=self._write, daemon=True).start()

    def count(self, key: str, batch: dict) -> "asyncio.Future[None]":
        done = self._loop.create_future()
        self._waiting.put((key, batch, done))
        return done

    def _write(self) -> None:
        names, counts = NAMES.format(", ".join([self._sign] * 4)), COUNTS.format(", ".join([self._sign] * len(COLUMNS)))
        while True:
            taken = [self._waiting.get()]
            while len(taken) < TOGETHER and not self._waiting.empty():
                taken.append(self._waiting.get())
            now, sums, batches = datetime.now(UTC), {}, []
            for key, batch, _ in taken:
                guide_id, organisation, site_id = self._guides[key]
                batches.append((site_id, batch["id"], organisation, str(now)[:26]))
                for event in batch["events"]:
                    place = (guide_id, batch["environment"], str(now.date()), "", event["version"], event["step"])
                    row = sums.setdefault((*place, event["locale"], event["device"], organisation), Counter())
                    row["total"] += 1
                    row[event["figure"]] += 1
                    if event["unique"]:
                        row["uniques"] += 1
                        row[f"{event['figure']}_uniques"] += 1
            counted = [(*place, *(row[name] for name in NUMBERS)) for place, row in sorted(sums.items())]
            cursor = self._database.cursor()
            cursor.execute("BEGIN IMMEDIATE" if self._sign == "?" else "BEGIN")
            cursor.executemany(names, batches)
            cursor.executemany(counts, counted)
            cursor.execute("COMMIT")
            self._loop.call_soon_threadsafe(self._tell, [done for _, _, done in taken])

    @staticmethod
    def _tell(waiting: "list[asyncio.Future[None]]") -> None:
        for done in waiting:
            if not done.done():
                done.set_result(None)


_writer: list[Writer] = []


async def bare(scope, receive, send) -> None:
    """POST /player/v1/KEY/events; anything else is answered with nothing."""
    if scope["type"] != "http":
        return
    status = 200
    if scope["method"] == "POST":
        if not _writer:
            _writer.append(Writer(os.environ["CAIRN_DATABASE_URL"], json.loads(os.environ["BENCH_GUIDES"])))
        body = b""
        while True:
            message = await receive()
            body += message.get("body", b"")
            if not message.get("more_body"):
                break
        await _writer[0].count(scope["path"].split("/")[3], json.loads(body))
        status = 202
    headers = [(b"access-control-allow-origin", b"*"), (b"cache-control", b"no-store")]
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": b""})
