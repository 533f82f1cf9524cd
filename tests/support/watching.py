"""A site on loopback whose pages a test changes as it likes, and a guide that points at them."""

from collections.abc import Callable, Generator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta

from sqlalchemy import select

from models.check.check import Check, CheckVerdict
from models.check.check_run import run_check
from models.check.dependencies import CheckDependencies
from models.check.finding import Finding
from models.guide import Button, Guide, GuideDocument, Step
from models.release.publish import publish
from models.site import Site
from models.support.outbound import Outbound
from models.support.sealer import Sealer
from models.targets import describe_selector
from tests.models.support.wire import Wire, answer, wire

PAGE = """<!doctype html><html lang="en"><title>Boats</title><body><header><h1>Boats in the harbour</h1></header><main>
<p>All boats that are moored tonight, with their berths and their owners, in the order of arrival.</p>
<form id="search"><input name="q" placeholder="Search boats"><button class="btn go">Search</button></form>
<a id="add-boat" class="btn" href="/boats/new">Add a boat</a><table><tr><td>Luna</td><td>A 12</td></tr></table>
</main></body></html>"""
BUTTON = '<a id="add-boat" class="btn" href="/boats/new">Add a boat</a>'
RENAMED = PAGE.replace(BUTTON, '<a class="button" href="/fleet/register">Add a boat</a>')
WITHOUT = PAGE.replace(BUTTON, "")
NIGHT = datetime(2026, 11, 25, 3, 0, tzinfo=UTC)


@dataclass
class Harbour:
    """`say` maps a path to the bytes of its answer, or to a function that makes them; everything else is a 404."""

    wire: Wire
    say: dict[str, bytes | Callable[[], bytes]] = field(default_factory=dict)

    def asked(self, path: str) -> list[str]:
        return [head for head in self.wire.asked if head.split(" ")[1] == path]


class Night:
    """`check()` is the next night's check of the site."""

    def __init__(self, database, site_id: int, place: str) -> None:
        self.database, self.site_id, self.now = database, site_id, NIGHT
        self.means = CheckDependencies(
            database, Outbound([place]), lambda _organisation, name: f"/asset/{name}", Sealer(b"k" * 32), lambda: self.now
        )

    def check(self) -> Check:
        self.now += timedelta(days=1)
        check_id = run_check(self.means, self.site_id)
        with self.database.reading() as session:
            return session.get_one(Check, check_id)

    def verdicts(self, check: Check) -> dict[str, tuple[str, str]]:
        with self.database.reading() as session:
            return {row.step_id: (row.verdict, row.reason) for row in CheckVerdict.of(session, check)}

    def findings(self) -> list[Finding]:
        with self.database.reading() as session:
            return list(session.scalars(select(Finding).order_by(Finding.id)))


@contextmanager
def harbour_on_wire() -> Generator[Harbour]:
    pages: dict[str, bytes | Callable[[], bytes]] = {}

    def said(path: str) -> bytes:
        found = pages.get(path, answer(b"nothing here", "404 Not Found"))
        return found() if callable(found) else found

    pages["/boats"] = answer(PAGE.encode())
    with wire(lambda _: said) as served:
        yield Harbour(served, pages)


def guide_on(session, person, harbour: Harbour, *selectors: str, live: bool = True) -> Guide:
    """A tour of `/boats`, one step for each selector."""
    site, member = session.get_one(Site, person.site.id), session.merge(person.member)
    site.address = harbour.wire.url()
    page = harbour.wire.url("/boats")
    steps = tuple(
        replace(
            Step.new("tooltip", page, buttons=(Button("Done", action={"type": "finish"}),)),
            id=f"s{number}",
            title="Here",
            target=describe_selector(PAGE, selector, page=page).to_json(),
        )
        for number, selector in enumerate(selectors, 1)
    )
    guide = Guide.create(session, site, "Boats", "tour", GuideDocument(steps), member, NIGHT)
    if live:
        publish(session, guide, seen="", by=member, now=NIGHT)
    return guide


def watched(database, person, harbour: Harbour) -> Night:
    """The nights of a tour that is live: step s1 at *Add a boat*, s2 at the search field."""
    with database.writing() as session:
        guide_on(session, person, harbour, "#add-boat", 'input[name="q"]')
    return Night(database, person.site.id, harbour.wire.place)
