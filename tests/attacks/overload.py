"""Ten times as much as Cairn can do: `python tests/attacks/overload.py [--seconds 5]`.

One serving process, as it is started by default. First it is measured how many batches of events, and how many pages of the
editor, it answers a second; then ten times as many arrive by the clock, beside visitors who ask for scripts and releases, and
somebody who does the same as before all the time. What can't be done is to be refused at once, and what was acknowledged to be
counted; when it is over, everything is to be as before within five seconds.

Of visitors' reads nothing on the same machine can ask ten times as many as are answered; a thousand ask at once instead.
"""

import argparse
import itertools
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT))

from sqlalchemy import func, select  # noqa: E402 -- the script is run from anywhere

from models.event.event_count import Count  # noqa: E402
from models.support.database import Database  # noqa: E402
from tests.attacks.arrivals import Heard, arrive, arriving, get, heard_of  # noqa: E402
from tests.attacks.served_sites import EVENTS, Town, serving  # noqa: E402
from tests.attacks.stopping import wait_until  # noqa: E402
from tests.support.databases import SqliteFiles, start_postgres  # noqa: E402

TIMES = 10
AT_ONCE = 8
READING_AT_ONCE = 1000
CEILING_AT_ONCE, OF_CEILING = 256, 0.5
"""Where the client and the server together can not ask and answer ten times as much at all, whatever is asked, half of what they
can arrives instead, and it is said how many times that is.
"""

CALM, BEFORE, AFTER = 30.0, 4.0, 8.0
"""Requests a second of the one who asks all the time, and the seconds for which only they ask."""

OF_SUSTAINED = 0.25
"""What they ask for at most: who asks for all that is sustained sees no end of what they do themselves."""

BAR = 1.0
NORMAL_WITHIN = 5.0
USUAL = 0.1
"""Seconds below which an answer is as usual, whatever it took before."""

SHED = (429, 503)


@dataclass
class Seen:
    """What came of one kind of request at ten times what was sustained."""

    kind: str
    fine: int
    sustained: float
    calm: Heard
    visitors: Heard
    flood: Heard
    acknowledged: int = 0
    """Those of the whole run, and what the database says that was counted."""

    counted: float = 0

    @property
    def normal_after(self) -> float:
        """Seconds after the last one of too many was due, until a second in which everything was as before."""
        end = self.flood.began + max(row.due for row in self.flood.rows) - self.calm.began
        before = Heard(0.0, [row for row in self.calm.rows if row[0] < BEFORE])
        usual = max(USUAL, 2 * before.within(0.99))
        for second in range(int(AFTER)):
            rows = [row for row in self.calm.rows if second <= row[0] - end < second + 1]
            now = Heard(0.0, rows)
            if rows and set(now.statuses) == {self.fine} and now.within(0.95) <= usual:
                return float(second)
        return float("inf")

    @property
    def times(self) -> float:
        """What arrived a second, in what was sustained."""
        return len(self.flood.rows) / max(row.due for row in self.flood.rows) / self.sustained

    @property
    def told(self) -> str:
        flood, visitors, statuses = self.flood, self.visitors, dict(self.flood.statuses)
        return (
            f"{self.kind}: {self.sustained:,.0f} a second sustained; {len(flood.rows)} at {self.times:.1f}x: {statuses}; "
            f"accepted p99 {flood.within(0.99, self.fine):.2f} s, refused p99 {flood.within(0.99, *SHED):.2f} s, slowest "
            f"{flood.within(1.0):.2f} s, the server's part p99 {flood.served(0.99):.2f} s; visitors {dict(visitors.statuses)} "
            f"p99 {visitors.within(0.99) * 1000:.0f} ms; normal after {self.normal_after:.0f} s"
        )


def attack(database: Database, seconds: float) -> list[Seen]:
    found = []
    with serving(database) as town:
        for kind, fine in (("events", 202), ("pages", 200)):
            seen = flooded(town, kind, fine, seconds)
            found.append(seen)
            if kind == "events":
                with database.reading() as session:
                    seen.counted = session.scalar(select(func.coalesce(func.sum(Count.total), 0))) / EVENTS
    return found


def crowd(database: Database, seconds: float) -> Heard:
    """A thousand visitors at once who ask again and again."""
    with serving(database, 2) as town:
        return arrive(town.port, town.reads, seconds, at_once=READING_AT_ONCE)


def flooded(town: Town, kind: str, fine: int, seconds: float) -> Seen:
    requests: list[str] = getattr(town, kind)
    ceiling = len(arrive(town.port, [get("/healthz")], 2.0, at_once=CEILING_AT_ONCE).rows) / 2.0
    warm = arrive(town.port, requests, 2.0, at_once=AT_ONCE)  # the first ones warm everything up
    closed = arrive(town.port, requests, 3.0, at_once=AT_ONCE)
    sustained = closed.statuses[fine] / 3.0
    calm = arriving(town.port, requests, BEFORE + seconds + AFTER, rate=min(CALM, OF_SUSTAINED * sustained))
    began = time.monotonic()
    wait_until(lambda: time.monotonic() > began + BEFORE + 0.5, BEFORE + 1)
    visitors = arriving(town.port, town.reads, seconds, rate=CALM)
    flood = arrive(town.port, requests, seconds, rate=min(TIMES * sustained, ceiling * OF_CEILING))
    heard = [heard_of(calm), heard_of(visitors)]
    acknowledged = sum(one.statuses[fine] for one in (warm, closed, flood, heard[0]))
    return Seen(kind, fine, sustained, *heard, flood, acknowledged)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seconds", type=float, default=5.0)
    seconds, wrong = parser.parse_args().seconds, 0
    with tempfile.TemporaryDirectory() as folder:
        for databases in itertools.chain([SqliteFiles(Path(folder))], start_postgres()):
            with databases.fresh() as database:
                for seen in attack(database, seconds):
                    print(database.engine.dialect.name, seen.told, f"acknowledged {seen.acknowledged}, counted {seen.counted:g}")
                    wrong += seen.flood.within(0.99) > BAR or seen.normal_after > NORMAL_WITHIN
            with databases.fresh() as database:
                read = crowd(database, seconds)
                print(f"{READING_AT_ONCE} visitors at once: {dict(read.statuses)}, slowest {read.within(1.0):.2f} s")
                wrong += read.within(1.0) > BAR or set(read.statuses) != {200}
    return int(bool(wrong))


if __name__ == "__main__":
    sys.exit(main())
