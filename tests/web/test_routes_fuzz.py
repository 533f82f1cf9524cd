"""Every address of the product, with each of its methods, given numbers that are none or that no database holds: whatever it
answers, it is no failure of ours. Made from the list of addresses, and fields from the source: a new one is in here by being
there.
"""

import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote, urlencode

import pytest
from starlette.testclient import TestClient

from tests.support.sources import python_files
from tests.support.watching import harbour_on_wire
from tests.web.belongings import Address, addresses, belongings, parameters
from web.kit.client_identity import COOKIE
from web.routes import EDITOR, PLAYER

ROOT = Path(__file__).parents[2]
ODD = [0, -1, 2**31 - 1, 2**31, 2**53, 2**63 - 1, 2**63, 10**30, "--5", "²", "٣", "1e400", "NaN"]


def fields(read: str) -> set[str]:
    """Names that the source reads in that way."""
    sources = (path.read_text(encoding="utf-8") for path in python_files(ROOT, "web"))
    return {name for text in sources for name in re.findall(read, text)}


NUMBERS = {re.sub(r"\{\w+\}", "0", name) for name in fields(r'number\(request, f?"([^"]+)"')} | {
    "advance-0-seconds",
    "budget",
    "priority",
    "frequency.days",
    "stop.views",
    "trigger.seconds",
    "segment.conditions[0].value",
    "radius",
    "logo.width",
}
FORM = {"advance-0-when": "delay", "segment.conditions[0].subject": "visits", "segment.conditions[0].operator": "at_least"}
QUERY = fields(r'query_params\.get\(\s*"(\w+)"')


@pytest.fixture
def names(client, app, alice):
    with harbour_on_wire() as harbour:
        yield belongings(client, alice, harbour, app.state.instance.settings.secret_key)


@pytest.fixture
def browser(app, client, names):
    """Alice's; what fails is an answer of 500."""
    browser = TestClient(app, raise_server_exceptions=False, follow_redirects=False, base_url="http://127.0.0.1:8000")
    browser.cookies.set(COOKIE, client.cookie)
    return browser


def failures(browser, asked: Iterator[tuple[str, str, dict[str, str]]]) -> list[str]:
    count, wrong = 0, []
    for method, path, form in asked:
        answer = browser.request(method, path, **({"data": form} if form else {}))
        count += 1
        wrong += [f"{method} {path}: {answer.status_code}"] if answer.status_code >= 500 else []
    assert count > 500
    return wrong


def misnamed(names) -> Iterator[Address]:
    """Each parameter of each address in turn, with the others as they are."""
    for odd in ODD:
        for route in [*EDITOR, *PLAYER]:
            for name in parameters(route):
                yield from addresses([route], {**names, f"{route.name}.{name}": quote(str(odd), safe="")})


@pytest.mark.slow
@pytest.mark.attack
def test_an_odd_name_in_an_address_is_no_failure_of_ours(browser, names):
    assert failures(browser, ((one.method, one.path, {}) for one in misnamed(names))) == []


@pytest.mark.slow
@pytest.mark.attack
def test_an_odd_number_in_a_form_or_query_is_no_failure_of_ours(browser, names):
    assert len(NUMBERS) > 15
    assert len(QUERY) > 8
    routes = [*EDITOR, *PLAYER]
    asked = [one for one in addresses(routes, names) if one.method != "DELETE" and one.route.name != "session"]
    assert failures(browser, (request for odd in ODD for one in asked for request in odd_requests(one, str(odd)))) == []


def odd_requests(one: Address, odd: str) -> Iterator[tuple[str, str, dict[str, str]]]:
    if one.method == "GET":
        yield "GET", f"{one.path}?{urlencode(dict.fromkeys(QUERY, odd))}", {}
    else:
        yield one.method, one.path, {**FORM, **dict.fromkeys(NUMBERS, odd)}


def test_the_numbers_are_thirteen():
    assert Counter(map(str, ODD)).total() == len(set(map(str, ODD))) == 13
