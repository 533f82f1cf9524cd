"""Every way out of the product against everything that may lie in wait: whoever asks, nothing private is asked, and nothing is
taken or waited for without end. Chromium's requests are in `tests/attacks/test_drawn_dangers.py`, and what drips in
`tests/attacks/test_drips.py`.
"""

import ast
from pathlib import Path

import pytest

from models.support.settings import Settings
from tests.models.support.outbound.dangers import ADDRESSES, ANSWERS, MEBIBYTE, REDIRECTS
from tests.models.support.outbound.departures import DEPARTURES, SHOP, Ways
from tests.models.support.outbound.open_web import PUBLIC, open_web
from tests.models.support.wire import answer, wire
from tests.support.client import Client
from tests.support.people import settle
from tests.support.sources import FLOORS, imported, python_files
from tests.web.asked_departures import ASKED, Asked, departure_of
from web.app import create_app

ROOT = Path(__file__).parents[3]
EVERY = [*DEPARTURES, *ASKED]
PLAIN = [name for name in EVERY if not (DEPARTURES[name].secure if name in DEPARTURES else ASKED[name][1].get("secure"))]
BEHIND_OTHERS = {"robots.txt", "sent sign-in"}
"""What is asked of an address that something else was asked of just before: it can't be the danger, a redirect can."""


CLIENTS, WORDS = {"Outbound", "Visit", "WaysOut", "Guard"}, {"outbound", "ways_out"}
HANDS_ON = {
    "models/check/dependencies.py": "holds the way out of a check",
    "models/check/snapshot_retention.py": "hands it to `snapshot`, with what it has fetched before",
    "models/job/due_checks.py": "hands it to a check; the walk is `watch`",
    "models/job/vitals/outbound_vitals.py": "asks four private addresses that never change, to see them refused",
    "models/job/vitals/vital_sign.py": "holds the ways out for the vitals",
    "models/page/browser_requests.py": "what Chromium asks, in tests/attacks/test_drawn_dangers.py",
    "models/page/rendered_page.py": "the same",
    "models/support/ways_out.py": "makes them from the settings",
    "web/app.py": "makes them for the application",
    "web/commands/build_check.py": "its caller names the pages; what it does with them is `built page`",
    "web/commands/doctor.py": "hands them to the vitals",
    "web/commands/fetch.py": "fetches as `page` does",
    "web/commands/operators_way_out.py": "makes one from the settings",
    "web/commands/page_source.py": "fetches as `page` does",
    "web/commands/worker_jobs.py": "hands them to the deliveries, which are `webhook` and `Slack`",
    "web/commands/worker_parts.py": "holds them for the worker",
    "web/instance_vitals.py": "hands them to the vitals",
    "web/kit/context.py": "holds them for a request",
    "web/kit/transaction.py": "hands them to a request",
    "web/metrics.py": "hands them to the vitals",
    "web/provider_lookup.py": "hands one to `a sign-in with a provider`",
}
"""Files that know a way out and ask nothing of anybody themselves, with what they do with it."""


@pytest.fixture
def web():
    with open_web() as web:
        yield web


@pytest.fixture
def inside():
    with wire(lambda _: lambda _path: answer(b"secret")) as inside:
        yield inside


@pytest.fixture
def departure(request):
    """Those that need no Cairn start none."""
    if request.param in DEPARTURES:
        return DEPARTURES[request.param]
    return departure_of(request.param, request.getfixturevalue("asked"))


@pytest.fixture
def asked(request, tmp_path):
    with request.getfixturevalue("sqlite_files").fresh() as database:
        settings = Settings.read({"CAIRN_DATABASE_URL": database.url, "CAIRN_SECRET_KEY": "k" * 32}, tmp_path)
        with Client(create_app(settings, database)) as client:
            alice = settle(database).alice
            yield Asked(client.sign_in(alice), alice)


@pytest.mark.parametrize("departure", [name for name in EVERY if name not in BEHIND_OTHERS], indirect=True)
def test_nothing_private_is_asked_however_its_address_is_written(departure, web, inside):
    one = departure
    web.say = one.says(lambda _path: answer(b"{}"))
    for trick in one.addresses:
        url = ADDRESSES[trick].format(port=inside.port)
        said = one.ask(Ways.through(web, (inside.port,)), url.replace("http:", "https:", 1) if one.secure else url)
        assert (bool(said), inside.asked) == (True, []), trick
        assert set(web.dialled) <= {f"{PUBLIC}:80"}, trick
        assert set(web.asked) <= {*one.otherwise, f"/@127.0.0.1:{inside.port}/"}, (
            "a link's backslash is a slash, as browsers read it"
        )


@pytest.mark.parametrize("departure", PLAIN, indirect=True)
def test_no_redirect_leads_to_anything_private(departure, web, inside):
    one = departure
    for trick in one.addresses:
        elsewhere = answer(b"", "302 Found", location=ADDRESSES[trick].format(port=inside.port).replace("\r\n", "%0D%0A"))
        web.asked.clear()
        web.say = one.says(lambda _path, elsewhere=elsewhere: elsewhere)
        said = one.ask(Ways.through(web, (inside.port,)), SHOP)
        assert (bool(said), inside.asked, set(web.dialled)) == (not one.ends, [], {f"{PUBLIC}:80"}), trick
        assert not one.at or one.at in web.asked, "else nothing was tried"


@pytest.mark.parametrize("departure", PLAIN, indirect=True)
def test_a_name_that_changes_its_mind_leads_to_nothing_private(departure, web, inside):
    """Public when it is judged first, private when it is asked again: a connection goes to the very address that was judged."""
    one, again = departure, f"http://shop.test:{inside.port}/again"
    web.say = one.says(lambda _path: answer(b"", "302 Found", location=again))
    before = 1 if one.at == "/robots.txt" else 1 + len(one.otherwise)
    ways = Ways.through(web, (inside.port,), *[PUBLIC] * before, "127.0.0.1")
    assert bool(one.ask(ways, SHOP)) is not one.ends
    assert (inside.asked, set(web.dialled), len(web.dialled)) == ([], {f"{PUBLIC}:80"}, before)


@pytest.mark.parametrize("departure", PLAIN, indirect=True)
def test_no_answer_is_taken_without_end(departure, web):
    one = departure
    for danger, says in (ANSWERS if one.ends else ANSWERS | REDIRECTS).items():
        web.sent = 0
        web.say = one.says(says)
        assert one.ask(Ways.through(web), SHOP), danger
        assert web.sent < 40 * MEBIBYTE, danger


def test_whoever_knows_a_way_out_is_in_this_suite(web, asked):
    """What asks is seen asking, whichever name it has for the client; a new one joins or says here why it need not."""
    ways = Ways.through(web)
    for one in [*DEPARTURES.values(), *(departure_of(name, asked) for name in ASKED)]:
        web.say = one.says(lambda _path: answer(b"{}"))
        one.ask(ways, "https://127.0.0.1/" if one.secure else SHOP)
    assert {path for path in _knowing() if path not in ways.allow.askers} == set(HANDS_ON)


def _knowing():
    for path in python_files(ROOT, *FLOORS):
        name = path.relative_to(ROOT).as_posix()
        if name.startswith("models/support/outbound/"):
            continue
        client = {
            one for one in imported(path) if one.startswith("models.support.outbound") and one.rpartition(".")[2] in CLIENTS
        }
        made = {one for one in imported(path) if one.endswith((".ways_out.ways_out", ".operators_way_out"))}
        nodes = ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if client or made or any(isinstance(node, ast.Attribute) and node.attr.strip("_") in WORDS for node in nodes):
            yield name
