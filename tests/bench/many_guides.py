"""What many guides cost whoever looks at them, against few, in one run.

    python tests/bench/many_guides.py

1. The list of guides with 200 of them, against 5.
2. The editor of a guide of fifty steps beside 199 others, against the same guide beside 4.

Both turn by turn; the best of the rounds counts. Ends with 1 where a ratio is above 2.
"""

import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from migrations import upgrade  # noqa: E402 -- the script is run from anywhere
from models.support.database import Database  # noqa: E402
from models.support.sealer import Sealer  # noqa: E402
from tests.support.databases import KEY  # noqa: E402
from tests.web.desk import Desk  # noqa: E402
from tests.web.test_guides_size import fill  # noqa: E402

FEW, MANY, ROUNDS, MOST = 5, 200, 15, 2.0


def desk(folder: Path, guides: int) -> Desk:
    folder.mkdir()
    database = Database(f"sqlite:///{folder}/cairn.db", sealer=Sealer(KEY))
    upgrade(database)
    made = Desk(database, folder)
    fill(made, guides)
    return made


def seconds(one: Desk, path: str) -> float:
    began = time.perf_counter()
    answer = one.alice.get(path)
    assert answer.status_code == 200, answer.text
    return time.perf_counter() - began


def main() -> int:
    with TemporaryDirectory() as folder:
        desks = {guides: desk(Path(folder) / str(guides), guides) for guides in (FEW, MANY)}
        worst = 0.0
        for title, path in (("guides list", "/guides"), ("editor, 50 steps", f"/guides/{desks[FEW].guide}")):
            best = dict.fromkeys(desks, 60.0)
            for _ in range(ROUNDS):
                for guides, one in desks.items():
                    best[guides] = min(best[guides], seconds(one, path))
            ratio = best[MANY] / best[FEW]
            worst = max(worst, ratio)
            print(f"{title:18} {FEW} guides {best[FEW] * 1000:6.1f} ms   {MANY} guides {best[MANY] * 1000:6.1f} ms   {ratio:.2f}")
        for one in desks.values():
            one.database.close()
    return 0 if worst <= MOST else 1


if __name__ == "__main__":
    sys.exit(main())
