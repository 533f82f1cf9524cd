"""What counted events take and how long it takes to look at them, on SQLite and PostgreSQL.

    python tests/bench/counted.py [ROUNDS]

1. The bytes of a day of a million events: fifty guides of six steps, five languages, three device classes; table and indexes, as
   the product's own counting leaves them after twenty transactions, between which dead rows are swept up, as PostgreSQL does by
   itself each minute in which a fifth of the rows changed.
2. The funnel of a guide and the overview of all, at ten million counted events of ten days against ten thousand, by turns:
   processor time of this process and, on PostgreSQL, of the server's.

Ends with 1 where a bar is missed.
"""

from __future__ import annotations

import random
import sys
import time
from collections import Counter
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from functools import cache
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from sqlalchemy import select, text  # noqa: E402 -- the script is run from anywhere

from models.event.event_count import add_counts  # noqa: E402
from models.event.sorted_batch import Place, Sorted  # noqa: E402
from models.guide import Guide  # noqa: E402
from models.release.publish import publish  # noqa: E402
from tests.bench.processor_time import family  # noqa: E402
from tests.bench.turns import by_turns  # noqa: E402
from tests.support.databases import SqliteFiles, start_postgres  # noqa: E402
from tests.web.desk import NOW, Desk  # noqa: E402

if TYPE_CHECKING:
    from collections.abc import Iterator

    from models.support.database import Database

GUIDES, STEPS, DAYS = 50, 6, 10
LOCALES, DEVICES = ("en", "de", "fr", "es", "ja"), ("desktop", "tablet", "mobile")
OF_GUIDE = ("eligible", "started", "completed", "dismissed", "left_page")
OF_STEP = ("reached", "target_missing")
TRANSACTIONS = 20
TABLES = ("step_counts", "guide_days", "rolled_days", "counts")
"""The last two are empty but where an earlier Cairn counted."""
MOST_BYTES, MOST_RATIO = 2_000_000, 1.3


def published(desk: Desk) -> list[tuple[Place, int]]:
    """Fifty guides of six steps, live; all that visitors of that site can do, with the organisation in which it is counted."""
    with desk.writing() as session:
        alice = desk.member(session, "alice")
        for number in range(1, GUIDES):
            desk.add_guide(session, f"Tour {number}")
        for guide in session.scalars(select(Guide)):
            steps = tuple(replace(guide.document.steps[0], id=f"s{one}", title=f"Step {one}") for one in range(STEPS))
            guide.edit(replace(guide.document, steps=steps), "Steps", alice, NOW)
            release = publish(session, guide, seen="", by=alice, now=NOW)
        versions = {one["id"]: one["version"] for one in release.guides()}
        return [(place, guide.organisation_id) for guide in session.scalars(select(Guide)) for place in places(guide, versions)]


def places(guide: Guide, versions: dict[str, str]) -> Iterator[Place]:
    steps = [(figure, f"s{one}") for figure in OF_STEP for one in range(STEPS)]
    for figure, step in [*((one, "") for one in OF_GUIDE), *steps]:
        for locale in LOCALES:
            for device in DEVICES:
                yield Place(guide.id, "production", figure, versions[guide.key], step, locale, device)


def count(desk: Desk, known: list[tuple[Place, int]], events: int, day: date, transactions: int, luck: random.Random) -> None:
    """So many events of one day, spread by chance, by the code that counts what visitors send."""
    for _ in range(transactions):
        drawn = Counter(luck.choices(range(len(known)), k=events // transactions))
        sums = {known[at][0]: (number, number // 2) for at, number in drawn.items()}
        with desk.writing() as session:
            add_counts(session, [Sorted(desk.site, known[0][1], sums=sums)], day)
        sweep(desk.database)


def sweep(database: Database) -> None:
    if not database.url.startswith("sqlite"):
        with database.engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
            connection.execute(text(f"VACUUM {', '.join(TABLES)}"))


def stored(database: Database) -> int:
    """Bytes of the tables of counts with their indexes."""
    named = ", ".join(f"'{table}'" for table in TABLES)
    asked = (
        f"SELECT sum(pgsize) FROM dbstat WHERE name IN (SELECT name FROM sqlite_master WHERE tbl_name IN ({named}))"
        if database.url.startswith("sqlite")
        else f"SELECT sum(pg_total_relation_size(relid)) FROM pg_stat_user_tables WHERE relname IN ({named})"
    )
    with database.reading() as session:
        return int(session.scalar(text(asked)) or 0)


def rows(database: Database) -> int:
    with database.reading() as session:
        return sum(int(session.scalar(text(f"SELECT count(*) FROM {table}")) or 0) for table in TABLES)


def seconds(desk: Desk, path: str) -> float:
    """Of processors, here and in the database's server."""
    there, here = in_server(desk.database), time.process_time()
    answer = desk.alice.get(path)
    assert answer.status_code == 200, answer.text
    return time.process_time() - here + in_server(desk.database) - there


def in_server(database: Database) -> float:
    """Processor seconds of the server and of what it started (proc(5): schedstat); 0 for SQLite, which is no process."""
    if database.url.startswith("sqlite"):
        return 0
    return sum(int(Path(f"/proc/{one}/schedstat").read_text().split()[0]) for one in family(server_pid(database))) / 1e9


@cache
def server_pid(database: Database) -> int:
    with database.reading() as session:
        folder = Path(str(session.scalar(text("SHOW data_directory"))))
    return int((folder / "postmaster.pid").read_text().split()[0])


def measure(engine: str, few: Database, many: Database, folder: Path, rounds: int) -> bool:
    """Whether the bars are met."""
    luck, today = random.Random(1), datetime.now(UTC).date()
    desks = [Desk(few, folder / f"{engine}-few"), Desk(many, folder / f"{engine}-many")]
    known = [published(desk) for desk in desks]
    count(desks[1], known[1], 1_000_000, today, TRANSACTIONS, luck)
    taken = stored(many)
    print(f"{engine}: a day of 1,000,000 events takes {taken:,} bytes in {rows(many):,} rows (at most {MOST_BYTES:,})")
    for back in range(DAYS):
        day = today - timedelta(days=back)
        count(desks[0], known[0], 1_000, day, 1, luck)
        if back:
            count(desks[1], known[1], 1_000_000, day, 1, luck)
    are_met = taken <= MOST_BYTES
    for title, path in (("funnel", f"/guides/{desks[0].guide}/numbers"), ("overview", "/numbers")):
        found = by_turns(lambda path=path: seconds(desks[1], path), lambda path=path: seconds(desks[0], path), rounds)
        ratio = median(one / other for one, other in found)
        ours, theirs = (median(side) * 1000 for side in zip(*found, strict=True))
        print(f"  {title}: 10,000,000 events {ours:.1f} ms, 10,000 events {theirs:.1f} ms   {ratio:.2f} (at most {MOST_RATIO})")
        are_met = are_met and ratio <= MOST_RATIO
    return are_met


def main() -> int:
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 15
    are_met = True
    with TemporaryDirectory() as folder:
        for desk in ("SQLite-few", "SQLite-many", "PostgreSQL-few", "PostgreSQL-many"):
            (Path(folder) / desk).mkdir()
        files = SqliteFiles(Path(folder))
        with files.fresh() as few, files.fresh() as many:
            are_met = measure("SQLite", few, many, Path(folder), rounds) and are_met
        for server in start_postgres():
            with server.fresh() as few, server.fresh() as many:
                are_met = measure("PostgreSQL", few, many, Path(folder), rounds) and are_met
    return 0 if are_met else 1


if __name__ == "__main__":
    sys.exit(main())
