"""Whoever asks, it goes through the one guarded client, and whatever the address looks like, nothing private is asked."""

from collections.abc import Callable
from pathlib import Path

import pytest

from models.account.openid.provider_refused import ProviderRefused
from models.account.openid.provider_way import ProviderWay
from models.check.build.build_targets import NoGuides, from_cairn
from models.page.page_assets import AssetLimits, fetch_assets
from models.page.page_fetch import fetch_page
from models.page.site_crawl import SiteCrawl
from models.support.outbound import AllowList, Outbound, Refused
from tests.models.support.wire import answer, wire
from tests.support.sources import FLOORS, imported, python_files

ROOT = Path(__file__).parents[4]
NETWORK = {
    "socket",
    "urllib.request",
    "http.client",
    "requests",
    "httpx",
    "httpcore2",
    "urllib3",
    "aiohttp",
    "ftplib",
    "smtplib",
    "dns",
}
OTHER_WAYS = {
    "models/account/openid/domain_record.py": "asks the name server that the operator named",
    "models/integration/mail.py": "hands letters to the server that the operator named",
    "web/commands/children.py": "asks its own children whether they are up",
    "web/commands/ports.py": "looks whether a port is free",
}
SPEAKS_OF_FAULTS = {"models/job/delivery_run.py", "models/job/vitals/mail_vitals.py", "models/integration/trial_letter.py"}
"""They name what `smtplib` raises."""


def test_nothing_but_the_guarded_client_opens_connections():
    found = set()
    for path in python_files(ROOT, *FLOORS):
        name = path.relative_to(ROOT).as_posix()
        if name.startswith("models/support/outbound/"):
            continue
        words = {one for module in imported(path) for one in (module, module.partition(".")[0], ".".join(module.split(".")[:2]))}
        found |= {name} if words & NETWORK else set()
    assert found == set(OTHER_WAYS) | SPEAKS_OF_FAULTS


def crawl(outbound, url):
    with SiteCrawl(outbound) as visit:
        crawled = visit.fetch(url)
    assert crawled.page is None
    raise Refused(crawled.sentence, "address")


def assets(outbound, url):
    fetched = fetch_assets([("image", url)], outbound, AssetLimits(seconds=5))
    assert not fetched.fetched
    raise Refused("It was left out.", "address")


CALLERS: dict[str, Callable] = {
    "page": lambda outbound, url: fetch_page(url, outbound),
    "crawl and robots.txt": crawl,
    "assets": assets,
    "OpenID discovery": lambda outbound, url: ProviderWay(outbound, AllowList()).get(url, "description"),
    "release of another Cairn": lambda outbound, url: from_cairn(url, "key", outbound),
    "webhook and Slack": lambda outbound, url: outbound.send("POST", url, b"{}"),
}
TRICKS = {
    "loopback": "http://127.0.0.1:{port}/",
    "decimal": "http://2130706433:{port}/",
    "octal": "http://0177.0.0.1:{port}/",
    "hexadecimal": "http://0x7f000001:{port}/",
    "short": "http://127.1:{port}/",
    "zero": "http://0:{port}/",
    "full width": "http://\uff11\uff12\uff17.0.0.1:{port}/",
    "IPv6": "http://[::1]:{port}/",
    "IPv4 in IPv6": "http://[::ffff:127.0.0.1]:{port}/",
    "translated": "http://[64:ff9b::7f00:1]:{port}/",
    "localhost": "http://localhost:{port}/",
    "a dot behind": "http://localhost.:{port}/",
    "a name that leads inside": "http://inside.test:{port}/",
    "a user name": "http://shop.test@127.0.0.1:{port}/",
    "a password": "http://shop.test:80@127.0.0.1:{port}/",
    "a backslash": "http://shop.test\\@127.0.0.1:{port}/",
    "a line break": "http://127.0.0.1:{port}/\r\nHost: x",
    "metadata": "http://169.254.169.254/latest/",
    "odd port": "http://8.8.8.8:6379/",
    "a file": "file:///etc/passwd",
    "gopher": "gopher://127.0.0.1:{port}/_x",
}


@pytest.mark.parametrize("caller", CALLERS)
def test_whoever_asks_nothing_private_is_asked(caller):
    outbound = Outbound(resolver=lambda *_: ["127.0.0.1"])
    with wire(lambda _: lambda _path: answer(b"{}")) as inside:
        for trick, form in TRICKS.items():
            with pytest.raises((Refused, ProviderRefused, NoGuides)):
                CALLERS[caller](outbound, form.format(port=inside.port))
            assert inside.asked == [], trick


@pytest.mark.parametrize("caller", [name for name in CALLERS if name != "webhook and Slack"])
def test_no_redirect_leads_inside_whoever_asks(caller):
    with wire(lambda _: lambda _path: answer(b"secret")) as inside:
        elsewhere = answer(b"", "302 Found", location=inside.url("/"))
        with wire(lambda _: lambda _path: elsewhere) as outside:
            with pytest.raises((Refused, ProviderRefused, NoGuides)):
                CALLERS[caller](Outbound([outside.place]), outside.url("/"))
            assert outside.asked, "else nothing was tried"
        assert inside.asked == []


def test_a_delivery_follows_no_redirect():
    with wire(lambda _: lambda _path: answer(b"secret")) as inside:
        elsewhere = answer(b"", "307 Temporary Redirect", location=inside.url("/"))
        with wire(lambda _: lambda _path: elsewhere) as outside:
            assert Outbound([outside.place]).send("POST", outside.url("/"), b"{}").status == 307
        assert inside.asked == []
