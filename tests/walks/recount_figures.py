"""Every screen and export of numbers against a log: the guide's page, the site's, the organisation's, CSV, JSON and the API;
comparisons and months are in `recount_shares.py`.
"""

import csv
import io
import json
from collections import Counter
from time import monotonic
from typing import Any

from bs4 import BeautifulSoup

from models.event.figure_selection import SHOWN, WAYS
from models.guide import Guide
from tests.walks.recount_desk import Desk
from tests.walks.recount_log import Log
from tests.walks.recount_reader import Reader, number, table
from tests.walks.recount_shares import comparisons, months

HEADLINES = {"Started": "started", "Completed": "completed", "Dismissed": "dismissed", "Target missing": "target_missing"}
COLUMNS = {**HEADLINES, "Left page": "left_page", "Eligible": "eligible"}
FRESH = 5
"""Seconds after which figures are on every screen."""


def headlines(page: BeautifulSoup) -> dict[str, int]:
    return {card.dt.contents[0].strip(): number(card.dd.get_text()) for card in page.select(".figures .card")}


def compare(here: Desk, log: Log) -> None:
    """Every figure everywhere, as soon as they are fresh; what differs is said all at once."""
    reader, until = Reader.of(here), monotonic() + FRESH
    while (outcome := differences(reader, log))[0]:
        faults = outcome[0]
        assert monotonic() < until, "\n".join([f"{len(faults)} figures differ:", *faults[:60]])
    print(f"{outcome[1]} figures compared, all equal")


def differences(reader: Reader, log: Log) -> tuple[list[str], int]:
    """What differs, and how many figures were compared."""
    here = reader.here
    faults: list[str] = []
    compared = 0

    def same(place: str, shown: Any, seen: Any) -> None:
        nonlocal compared
        compared += len(seen) if isinstance(seen, dict) else 1
        if shown != seen:
            faults.append(f"{place}: {shown} is shown, {seen} was seen")

    for name in log.values("guide"):
        _guide(reader, log, name, same)
        comparisons(reader, log, name, same)
    months(reader, log, same)
    keys = _keys(here)
    for way in WAYS:
        seen = {name: {one: log.sum(way, guide=name, figure=one) for one in SHOWN} for name in log.values("guide")}
        whole = {one: sum(figures[one] for figures in seen.values()) for one in SHOWN}
        for place in (f"/sites/{here.site}/numbers", "/numbers"):
            page = reader.page(f"{place}?count={way}")
            same(f"{place} {way}", headlines(page), {words: whole[one] for words, one in HEADLINES.items()})
            rows = table(page, "#overview-table")
            for name, figures in seen.items():
                told = {words: figures[one] for words, one in COLUMNS.items() if words != "Eligible"}
                same(f"{place} {way} {name}", rows.get(name), told)
            suffix = "_unique" if way == "unique" else ""
            sheet = {row["name"]: row for row in csv.DictReader(io.StringIO(reader.text(f"{place}.csv")))}
            document = {row["name"]: row for row in json.loads(reader.text(f"{place}.json"))["guides"]}
            program = {row["guide"]: row["unique" if suffix else "figures"] for row in reader.api(place)["guides"]}
            for name, figures in seen.items():
                same(f"{place}.csv {way} {name}", {one: int(sheet[name][one + suffix]) for one in SHOWN}, figures)
                same(f"{place}.json {way} {name}", {one: document[name][one + suffix] for one in SHOWN}, figures)
                same(f"{place} API {way} {name}", program[keys[name]], figures)
    return faults, compared


def _keys(here: Desk) -> dict[str, str]:
    with here.database.reading() as session:
        return {name: session.get_one(Guide, number).key for name, number in here.guides.items()}


def _guide(reader: Reader, log: Log, name: str, same: Any) -> None:
    place = f"/guides/{reader.here.guides[name]}/numbers"
    fine = Counter[tuple[str, ...]]()
    for one, total in log.totals.items():
        if one.guide == name:
            fine[one.version, one.figure, one.step, one.locale, one.device] = total * 100_000 + log.uniques[one]
    sources = {
        "csv": list(csv.DictReader(io.StringIO(reader.text(f"{place}.csv")))),
        "json": json.loads(reader.text(f"{place}.json"))["counts"],
    }
    for way in WAYS:
        told = reader.api(f"{place}?count={way}")
        seen = {one: log.sum(way, guide=name, figure=one) for one in SHOWN}
        same(f"{name} API {way}", {one: told[one] for one in SHOWN}, seen)
        page = reader.page(f"{place}?count={way}&by=device")
        same(f"{name} {way}", headlines(page), {words: seen[one] for words, one in HEADLINES.items()})
        same(
            f"{name} {way} day by day",
            list(table(page, "#trend-table").values())[-1],
            {w: seen[one] for w, one in COLUMNS.items()},
        )
        _funnel(log, name, way, page, told["funnel"], same)
        _breakdowns(reader, log, name, way, same)
        sources["api"] = told["counts"]
    for source, rows in sources.items():
        titles = {(row["step"], row["step_title"]) for row in rows}
        same(f"{name} {source} titles of steps", titles, {(one.step, one.step) for one in log.totals if one.guide == name})
        found = Counter[tuple[str, ...]]()
        for row in rows:
            at = (row["version"][:12], row["figure"], row["step"], row["locale"], row["device"])
            found[at] += int(row["total"]) * 100_000 + int(row["unique"])
        for at in sorted(set(found) | set(fine)):
            same(f"{name} {source} {at} (times * 100,000 + unique)", found[at], fine[at])


def _breakdowns(reader: Reader, log: Log, name: str, way: str, same: Any) -> None:
    for by, field, called in (
        ("device", "device", {"desktop": "Desktop", "mobile": "Mobile"}),
        ("locale", "locale", {"en": "English", "de": "German", "": "Not set"}),
    ):
        rows = table(reader.page(f"/guides/{reader.here.guides[name]}/numbers?count={way}&by={by}"), "#breakdown-table")
        for value in log.values(field, guide=name):
            seen = {
                words: log.sum(way, guide=name, figure=one, **{field: value})
                for words, one in COLUMNS.items()
                if one != "eligible"
            }
            same(f"{name} {way} by {by} {value}", rows.get(called[value]), seen)


def _funnel(log: Log, name: str, way: str, page: BeautifulSoup, told: list[dict[str, Any]], same: Any) -> None:
    """The picture, the table behind it and the API, step by step."""
    bars = {line.select_one(".funnel-name").get_text(): number(line.strong.get_text()) for line in page.select(".funnel-line")}
    rows = table(page, "#funnel-table")
    for rung in told:
        step = rung["step"]
        figure = {"figure": "reached", "step": step} if step else {"figure": "completed"}
        seen = log.sum(way, guide=name, **figure)
        same(f"{name} {way} API at {rung['name']}", rung["uniques" if way == "unique" else "total"], seen)
        same(f"{name} {way} bar of {rung['name']}", bars.get(rung["name"]), seen)
        row = rows.get(rung["name"], {})
        both = {"Reached": log.sum("all", guide=name, **figure), "Unique": log.sum("unique", guide=name, **figure)}
        same(f"{name} {way} row of {rung['name']}", {words: row.get(words) for words in both}, both)
        if rung["after"]:
            ended = {one: log.sum(way, guide=name, figure=one, step=step) for one in ("dismissed", "left_page")}
            same(f"{name} {way} ends at {rung['name']}", {one: rung["after"][one] for one in ended}, ended)
