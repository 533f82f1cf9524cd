"""Nothing but the one guarded client opens connections; what it refuses whom is in `tests/models/support/test_ways_out.py`."""

from pathlib import Path

from models.support.outbound import Outbound
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
    "obstore",
    "playwright",
    "psycopg",
    "sentry_sdk",
}
OTHER_WAYS = {
    "models/page/browser_requests.py": "answers what Chromium asks, by the guarded client",
    "models/page/rendered_page.py": "starts Chromium, whose requests are those",
    "models/page/request_origin.py": "reads what Chromium asks",
    "models/release/live_news.py": "listens to the operator's database",
    "models/support/sent_together.py": "sends to the operator's database what others have connected to",
    "models/support/fault_report.py": "tells the Sentry that the operator named",
    "models/support/storage.py": "keeps files where the operator said",
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


def test_a_delivery_follows_no_redirect():
    with wire(lambda _: lambda _path: answer(b"secret")) as inside:
        elsewhere = answer(b"", "307 Temporary Redirect", location=inside.url("/"))
        with wire(lambda _: lambda _path: elsewhere) as outside:
            assert Outbound([outside.place]).send("POST", outside.url("/"), b"{}").status == 307
        assert inside.asked == []
