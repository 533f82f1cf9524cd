"""Comparisons and months against a log: on their screens, in the file and from the API."""

import csv
import io
from typing import Any

from tests.walks.recount_log import Log
from tests.walks.recount_reader import Reader, table

OF = {"started": "eligible", "completed": "started", "dismissed": "started", "left_page": "started"}


def comparisons(reader: Reader, log: Log, name: str, same: Any) -> None:
    """A guide's version beside itself: of each share how many browsers, of how many."""
    place = f"/guides/{reader.here.guides[name]}/numbers/comparison"
    version = reader.here.versions[name]
    asked = f"first={version}&second={version}"

    def unique(figure: str) -> int:
        return log.sum("unique", guide=name, figure=figure)

    missing = unique("target_missing")
    seen = {figure: (unique(figure), unique(whole)) for figure, whole in OF.items()}
    seen["target_missing"] = missing, missing + unique("reached")
    shares = reader.api(f"{place}?{asked}")["shares"]
    sheet = list(csv.DictReader(io.StringIO(reader.text(f"{place}.csv?{asked}"))))
    rows = reader.page(f"{place}?{asked}").select("#comparison-table tbody tr")
    drawn = [[cell.get_text().rpartition(", ")[2].split(" of ") for cell in row.select("td")[:2]] for row in rows]
    for number, which in enumerate(("first", "second")):
        told = {one["figure"]: (one[which]["hits"], one[which]["tries"]) for one in shares}
        same(f"{name} {which} of API comparison", told, seen)
        written = {row["figure"]: (int(row[f"{which}_hits"]), int(row[f"{which}_tries"])) for row in sheet}
        same(f"{name} {which} of comparison.csv", written, seen)
        shown = {row["figure"]: tuple(map(int, cells[number])) for row, cells in zip(sheet, drawn, strict=True)}
        same(f"{name} {which} of comparison", shown, seen)


def months(reader: Reader, log: Log, same: Any) -> None:
    """The month that runs: browsers, and guides that were shown to anybody."""
    shown = {name: log.sum(guide=name, figure="started") for name in log.values("guide")}
    kinds = {"tours": [], "hotspots": []}
    for name, times in shown.items():
        kinds["hotspots" if name.startswith("hotspots") else "tours"] += [times] if times else []
    seen = {"active_visitors": len(log.values("device"))}
    for kind, times in kinds.items():
        seen |= {kind: len(times), f"{kind}_started": sum(times)}
    month = reader.api("/numbers/months")["data"][0]
    same("months API", {one: month[one] for one in seen}, seen)
    row = next(iter(table(reader.page("/numbers/months"), "#month-table").values()))
    names = {"Active visitors": "active_visitors", "Tours shown": "tours", "Hotspots shown": "hotspots"}
    same("months", row, {words: seen[one] for words, one in names.items()})
