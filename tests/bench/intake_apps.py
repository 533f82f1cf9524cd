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

from models.event.count_figures import NUMBERS

TOGETHER = 1000
NAMES = "INSERT INTO counted_batches (site_id, id, organisation_id, counted_at) VALUES ({}) ON CONFLICT DO NOTHING"
STEP = ("organisation_id", "guide_id", "day", "environment", "version", "step", "locale", "device")
STEPS = (
    f"INSERT INTO step_counts ({', '.join((*STEP, *NUMBERS))}) VALUES ({{}}) ON CONFLICT ({', '.join(STEP[1:])}) DO UPDATE SET "
    + ", ".join(
        f"{name} = coalesce(step_counts.{name} + excluded.{name}, step_counts.{name}, excluded.{name})" for name in NUMBERS
    )
)
GUIDE = ("organisation_id", "guide_id", "day", "environment")
DAYS = (
    f"INSERT INTO guide_days ({', '.join((*GUIDE, *NUMBERS))}) VALUES ({{}}) ON CONFLICT ({', '.join(GUIDE)}) DO UPDATE SET "
    + ", ".join(f"{name} = guide_days.{name} + excluded.{name}" for name in NUMBERS)
)
PLACES, DEVICES = ("production", "staging"), ("", "desktop", "tablet", "mobile")


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
        names = NAMES.format(", ".join([self._sign] * 4))
        counts, days = (
            one.format(", ".join([self._sign] * (len(key) + len(NUMBERS)))) for one, key in ((STEPS, STEP), (DAYS, GUIDE))
        )
        while True:
            taken = [self._waiting.get()]
            while len(taken) < TOGETHER and not self._waiting.empty():
                taken.append(self._waiting.get())
            now, sums, sums_of_days, batches = datetime.now(UTC), {}, {}, []
            for key, batch, _ in taken:
                guide_id, organisation, site_id = self._guides[key]
                batches.append((site_id, batch["id"], organisation, str(now)[:26]))
                for event in batch["events"]:
                    guide = (organisation, guide_id, str(now.date()), PLACES.index(batch["environment"]))
                    step = (*guide, event["version"][:12], event["step"], event["locale"], DEVICES.index(event["device"]))
                    for row in (sums.setdefault(step, Counter()), sums_of_days.setdefault(guide, Counter())):
                        row[event["figure"]] += 1
                        row[f"{event['figure']}_uniques"] += bool(event["unique"])
            counted = [(*place, *(row.get(name) for name in NUMBERS)) for place, row in sorted(sums.items())]
            in_all = [(*place, *(row[name] for name in NUMBERS)) for place, row in sorted(sums_of_days.items())]
            cursor = self._database.cursor()
            cursor.execute("BEGIN IMMEDIATE" if self._sign == "?" else "BEGIN")
            cursor.executemany(names, batches)
            cursor.executemany(counts, counted)
            cursor.executemany(days, in_all)
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
