"""What a web process holds after mixed load, against its first minute: `python tests/attacks/memory.py [--seconds 3600]`.

Two serving processes on PostgreSQL. By the clock arrive visitors' reads of twenty sites, batches of events, pages of the editor,
requests of the API and previews, while every second a site gets a release that nobody had before. What a process holds is what is
its own alone (unique set size: private pages by the kernel's `smaps_rollup`), the middle of what it held in ten seconds.
"""

import argparse
import re
import sys
import threading
import time
from collections import Counter
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from itertools import count
from pathlib import Path
from statistics import median

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT))

from sqlalchemy import select  # noqa: E402 -- the script is run from anywhere

from models.account import Member, Membership  # noqa: E402
from models.account.api_key import ApiKey  # noqa: E402
from models.guide import Guide  # noqa: E402
from models.guide.preview import Preview  # noqa: E402
from models.release.publish import publish  # noqa: E402
from models.support.database import Database  # noqa: E402
from tests.attacks.arrivals import arriving, get, heard_of  # noqa: E402
from tests.attacks.served_sites import Town, serving  # noqa: E402
from tests.bench.processor_time import family  # noqa: E402
from tests.support.databases import start_postgres  # noqa: E402
from web.player.preview_token import preview_token  # noqa: E402

RATES = {"reads": 40.0, "events": 15.0, "pages": 4.0, "programs": 3.0, "previews": 1.0}
"""How many arrive in a second: together less than half of what two processors carry, so that nothing is refused."""

PAGES = ("/sites", "/numbers", "/inbox", "/members", "/guides/1", "/guides/1/steps/s1")
PUBLISHED_EVERY = 1.0
FIRST = 60.0
"""Seconds after which the first figure is taken, once everything was asked for."""

LOOKED, LOOKS = 10.0, 20
BAR = 1.1


@dataclass
class Seen:
    """Mebibytes of each process at the end of its first minute and at the end; answers by kind and status."""

    first: dict[int, float] = field(default_factory=dict)
    last: dict[int, float] = field(default_factory=dict)
    answers: dict[str, Counter[int]] = field(default_factory=dict)
    releases: int = 0

    @property
    def ratio(self) -> float:
        """Of the process that grew most."""
        return max(self.last[pid] / self.first[pid] for pid in self.first)


def attack(database: Database, seconds: float) -> Seen:
    """`seconds` in all, of which the first minute is what the end is compared with."""
    seen, over = Seen(), threading.Event()
    with serving(database, 2) as town:
        requests = _requests(database, town)
        publishing = threading.Thread(target=_publish, args=(database, seen, over))
        publishing.start()
        crowd = {kind: arriving(town.port, requests[kind], seconds + 2, rate=rate) for kind, rate in RATES.items()}
        try:
            time.sleep(FIRST - LOOKED)
            seen.first = held(town.pid)
            time.sleep(max(0.0, seconds - FIRST - LOOKED))
            seen.last = held(town.pid)
            seen.answers = {kind: heard_of(one).statuses for kind, one in crowd.items()}
        finally:
            over.set()
            publishing.join(30)
            for one in crowd.values():
                one.kill()
    return seen


def held(pid: int) -> dict[int, float]:
    """Of each serving process, the middle of what it holds within ten seconds. The one that minds them serves nothing."""
    looks: dict[int, list[float]] = {one: [] for one in _serving(pid)}
    for _ in range(LOOKS):
        for one, found in looks.items():
            found.append(own_memory(one))
        time.sleep(LOOKED / LOOKS)
    return {one: median(found) for one, found in looks.items()}


def own_memory(pid: int) -> float:
    """Mebibytes that go with this process, which no other one shares."""
    said = Path(f"/proc/{pid}/smaps_rollup").read_text()
    return sum(int(found) for found in re.findall(r"^Private_\w+:\s+(\d+) kB", said, re.MULTILINE)) / 1024


def _serving(pid: int) -> list[int]:
    return [one for one in family(pid) if one != pid and b"resource_tracker" not in Path(f"/proc/{one}/cmdline").read_bytes()]


def _requests(database: Database, town: Town) -> dict[str, list[str]]:
    programs, previews = [], []
    cookie = town.pages[0].partition("cookie: ")[2].partition("\r\n")[0]
    pages = town.pages + [get(path, cookie=cookie) for path in PAGES]
    with database.writing() as session:
        for guide in session.scalars(select(Guide).order_by(Guide.id)):
            owner = session.scalars(select(Membership).where(Membership.organisation_id == guide.organisation_id)).first()
            key = ApiKey.make(session, owner, "Load", ["read"], 7, datetime.now(UTC))[1]
            bearer = {"authorization": f"Bearer {key}"}
            programs += [get(f"/api/v1/guides/{guide.id}", **bearer), get("/api/v1/sites", **bearer)]
            token = preview_token(b"k" * 32, Preview.make(session, guide, owner.member, datetime.now(UTC)))
            previews.append(get(f"/player/v1/{guide.site.key}/previews/{token}.json"))
    return {"reads": town.reads, "events": town.events, "pages": pages, "programs": programs, "previews": previews}


def _publish(database: Database, seen: Seen, over: threading.Event) -> None:
    """One site after the other gets a guide whose text nobody saw before."""
    with database.reading() as session:
        guides = list(session.scalars(select(Guide.id).order_by(Guide.id)))
    for number in count():
        with database.writing() as session:
            guide = session.get_one(Guide, guides[number % len(guides)])
            by = session.get_one(Member, guide.edited_by_id)
            steps = tuple(replace(step, title=f"Number {number}") for step in guide.document.steps)
            guide.edit(replace(guide.document, steps=steps), "Title", by, datetime.now(UTC))
            publish(session, guide, seen=None, by=by, now=datetime.now(UTC))
        seen.releases += 1
        if over.wait(PUBLISHED_EVERY):
            return


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seconds", type=float, default=3600.0)
    seconds = parser.parse_args().seconds
    for server in start_postgres():
        with server.fresh() as database:
            seen = attack(database, seconds)
            held_ = ", ".join(f"{first:.1f} -> {seen.last[pid]:.1f} MiB" for pid, first in seen.first.items())
            print(f"{held_}   {seen.ratio:.3f} (at most {BAR}); {seen.releases} releases; {seen.answers}")
            return int(seen.ratio > BAR)
    return 1


if __name__ == "__main__":
    sys.exit(main())
