"""The marina that Harbour looks after: berths, boats and invoices, the same at every start.

Everything lives in memory; what a visitor changes lasts until the process ends.
"""

import csv
import datetime as dt
from collections import Counter
from dataclasses import dataclass, field
from hashlib import blake2s
from itertools import cycle
from pathlib import Path

TODAY = dt.date(2026, 6, 18)
PIERS = ("A", "B", "C", "D")
BERTHS_PER_PIER = 12
MOST_BOATS = 400  # a public demo is not a place to store things
STATES = {"free": "Free", "occupied": "Occupied", "reserved": "Reserved", "maintenance": "Maintenance"}
NOTIFICATIONS = {"arrivals": True, "overdue": True, "weather": False, "digest": True}
PROFILE = {"name": "Marina Nordhafen", "vhf": "12", "quiet": "22:00"}
KINDS = ("Sailing yacht", "Motor yacht", "Catamaran", "Day cruiser", "Trawler")


@dataclass
class Boat:
    name: str
    owner: str
    kind: str
    length: float  # metres
    registration: str
    berth: str = ""  # its berth's code; empty while it is out of the water
    email: str = ""

    def described(self) -> str:
        return f"{self.name} {self.owner} {self.kind} {self.berth} {self.registration}"


@dataclass
class Berth:
    code: str
    pier: str
    length: int  # metres, the longest boat it takes
    state: str  # a key of STATES
    boat: str = ""
    until: dt.date | None = None


@dataclass(frozen=True)
class Invoice:
    number: str
    boat: str
    owner: str
    issued: dt.date
    amount: int  # euros
    state: str  # "paid", "open" or "overdue"


@dataclass
class Marina:
    notifications: dict[str, bool] = field(default_factory=NOTIFICATIONS.copy)
    profile: dict[str, str] = field(default_factory=PROFILE.copy)

    def __post_init__(self) -> None:
        self.boats = _boats()
        self.berths = _berths(self.boats)
        self.invoices = _invoices(self.boats)
        self.plan = _plan(self.boats, self.berths)

    def figures(self) -> list[dict[str, str]]:
        """The four numbers on top of the dashboard, each with its id, label, value and a remark."""
        states = Counter(berth.state for berth in self.berths)
        due = sum(invoice.amount for invoice in self.invoices if invoice.state != "paid")
        overdue = sum(invoice.state == "overdue" for invoice in self.invoices)
        rows = (
            ("occupancy", "Occupancy", f"{100 * states['occupied'] / len(self.berths):.0f} %", "4 points above last June"),
            ("free", "Free tonight", str(states["free"]), f"of {len(self.berths)} berths"),
            ("arrivals", "Arrivals today", str(len(self.arrivals())), "First one at 10:30"),
            ("due", "Outstanding", f"€ {due:,}", f"{overdue} invoices overdue"),
        )
        return [dict(zip(("id", "label", "value", "remark"), row, strict=True)) for row in rows]

    def arrivals(self) -> list[dict[str, str]]:
        """Who is still expected today: time, boat, owner and berth."""
        expected = {berth.code for berth in self.berths if berth.state == "reserved"}
        return [arrival for arrival in self.plan if arrival["berth"] in expected]

    def by_pier(self) -> list[dict[str, str | int]]:
        """Each pier's name and how many of its berths are in each state."""
        rows: list[dict[str, str | int]] = []
        for pier in PIERS:
            states = Counter(berth.state for berth in self.berths if berth.pier == pier)
            rows.append({"pier": pier, **{state: states[state] for state in STATES}})
        return rows

    def find_berths(self, *, pier: str, state: str, sort: str) -> list[Berth]:
        found = [berth for berth in self.berths if pier in ("", berth.pier) and state in ("", berth.state)]
        if sort == "length":
            return sorted(found, key=lambda berth: (-berth.length, berth.code))
        if sort == "state":
            return sorted(found, key=lambda berth: (berth.state, berth.code))
        return sorted(found, key=lambda berth: berth.code)

    def find_boats(self, words: str) -> list[Boat]:
        """Boats whose name, owner, kind, berth or registration contains the words, whatever their case."""
        wanted = words.casefold().strip()
        return [boat for boat in self.boats if wanted in boat.described().casefold()]

    def change_berth(self, code: str, state: str) -> None:
        """Puts a berth into a state; an expected boat moves in, a boat that leaves has no berth any more.

        An unknown berth or state changes nothing.
        """
        berth = next((berth for berth in self.berths if berth.code == code), None)
        if berth is None or state not in STATES:
            return
        expected = {arrival["berth"]: arrival["boat"] for arrival in self.arrivals()}
        name = (berth.boat or expected.get(code, "")) if state == "occupied" else ""
        for boat in self.boats:
            if boat.berth == code or boat.name == name:
                boat.berth = code if boat.name == name else ""
        berth.state, berth.boat, berth.until = state, name, TODAY + dt.timedelta(days=3) if name else None


def generated_id(seed: str, version: int) -> str:
    """An id as build tools make them: different for every release of the product."""
    return "h-" + blake2s(f"{seed}/{version}".encode(), digest_size=3).hexdigest()


def _boats() -> list[Boat]:
    with (Path(__file__).parent / "fleet.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    return [Boat(row["name"], row["owner"], row["kind"], float(row["length"]), row["registration"], row["berth"]) for row in rows]


def _berths(boats: list[Boat]) -> list[Berth]:
    homes = {boat.berth: boat for boat in boats if boat.berth}
    vacant = cycle(("free", "reserved", "free", "reserved", "maintenance"))
    berths: list[Berth] = []
    for pier in PIERS:
        for number in range(1, BERTHS_PER_PIER + 1):
            code = f"{pier}{number:02}"
            boat = homes.get(code)
            if boat:
                until = TODAY + dt.timedelta(days=number * 5 % 23 + 1)
                berths.append(Berth(code, pier, int(boat.length // 2 + 1) * 2, "occupied", boat.name, until))
            else:
                berths.append(Berth(code, pier, 8 + number % 5 * 2, next(vacant)))
    return berths


def _invoices(boats: list[Boat]) -> list[Invoice]:
    states = cycle(("paid", "open", "paid", "paid", "overdue", "paid", "open", "paid"))
    return [
        Invoice(
            number=f"2026-{1184 - index}",
            boat=boat.name,
            owner=boat.owner,
            issued=TODAY - dt.timedelta(days=index * 3 + 1),
            amount=int(boat.length * 46),
            state=next(states),
        )
        for index, boat in enumerate(boats[:18])
    ]


def _plan(boats: list[Boat], berths: list[Berth]) -> list[dict[str, str]]:
    ashore = [boat for boat in boats if not boat.berth]
    reserved = [berth.code for berth in berths if berth.state == "reserved"]
    return [
        {"time": time, "boat": boat.name, "owner": boat.owner, "berth": code}
        for time, boat, code in zip(("10:30", "11:45", "13:00", "15:20", "17:10"), ashore, reserved, strict=False)
    ]
