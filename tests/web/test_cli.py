import json
import os
import signal
import socket
import subprocess
import sys
import urllib.request

import pytest

from models.support.settings import Settings
from tests.support.client import Client
from tests.support.live import free_ports
from web.app import create_app
from web.cli import main
from web.commands.ports import Port


@pytest.fixture
def cairn(tmp_path):
    """Runs a command against an empty folder of its own; returns exit code, output and errors."""

    def run(*arguments, **settings):
        found = subprocess.run(
            command(arguments), env=environ(tmp_path, settings), capture_output=True, text=True, timeout=60, check=False
        )
        return found.returncode, found.stdout, found.stderr

    return run


@pytest.fixture
def unmigrated(databases):
    """The settings that name an empty database, without a table."""
    with databases.fresh(migrated=False) as database:
        yield {"CAIRN_DATABASE_URL": database.url}


def command(arguments):
    return [sys.executable, "-W", "error::ResourceWarning", "-m", "web.cli", *arguments]


def environ(folder, settings):
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("CAIRN_", "PORT", "DEMO_", "WEB_"))}
    return {**kept, "CAIRN_DATABASE_URL": f"sqlite:///{folder}/cairn.db", "CAIRN_SECRET_KEY": "k" * 32, **settings}


@pytest.mark.long
@pytest.mark.parametrize(
    ("settings", "names"),
    [
        ({"PORT": "eighty"}, "PORT"),
        ({"WEB_CONCURRENCY": "0"}, "WEB_CONCURRENCY"),
        ({"CAIRN_DATABASE_URL": "mysql://db"}, "CAIRN_DATABASE_URL"),
        ({"CAIRN_DATABASE_URL": "sqlite:////proc/nowhere/cairn.db"}, "nowhere"),
        ({"CAIRN_DATABASE_URL": "postgresql+psycopg://nobody@127.0.0.1:1/none"}, "CAIRN_DATABASE_URL"),
        ({"CAIRN_BASE_URL": "cairn.example.com"}, "CAIRN_BASE_URL"),
        ({"CAIRN_ORGANISATIONS": "ajar"}, "CAIRN_ORGANISATIONS"),
        ({"CAIRN_SECRET_KEY": "short"}, "CAIRN_SECRET_KEY"),
    ],
)
def test_a_bad_setting_stops_start_up_in_one_line_that_names_it(cairn, settings, names):
    code, output, errors = cairn("migrate", **settings)
    assert (code, output) == (2, "")
    assert len(errors.splitlines()) == 1
    assert names in errors


@pytest.mark.long
def test_serving_a_database_without_its_migrations_is_refused(cairn, unmigrated):
    code, _, errors = cairn("serve", **unmigrated)
    assert code == 2
    assert "run cairn migrate" in errors
    assert len(errors.splitlines()) == 1


@pytest.mark.long
def test_migrating_and_seeding_twice_ends_with_the_same_demonstration(cairn, unmigrated):
    assert cairn("migrate", **unmigrated)[0] == 0
    first, again = (cairn("seed", "--json", **unmigrated) for _ in range(2))
    assert first[0] == again[0] == 0
    assert json.loads(first[1])["site"] == json.loads(again[1])["site"]
    assert json.loads(again[1])["link"].startswith("http://127.0.0.1:8000/welcome/")


@pytest.mark.long
def test_serving_an_empty_database_prints_a_link_that_sets_it_up(tmp_path, cairn):
    cairn("migrate")
    (port,) = map(str, free_ports(1))
    settings = environ(tmp_path, {"PORT": port})
    with subprocess.Popen(command(["serve"]), env=settings, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
        try:
            link = until(process.stdout, "/set-up/").split()[-1]
        finally:
            process.kill()
    client = Client(create_app(Settings.read(settings, tmp_path)))
    assert client.get(link).words("h1") == "Set up your Cairn"


@pytest.mark.parametrize("words", [(), ("fly",), ("migrate", "--now"), ("fetch",)])
def test_a_usage_error_is_one_line_and_ends_with_2(words, capsys):
    with pytest.raises(SystemExit) as ended:
        main(words)
    printed = capsys.readouterr()
    assert (ended.value.code, printed.out) == (2, "")
    assert len(printed.err.splitlines()) == 1


def test_a_port_in_use_is_named_with_its_setting():
    (port,) = free_ports(1)
    with socket.create_server(("127.0.0.1", port)):
        assert (
            Port("DEMO_PORT", "127.0.0.1", port).problem()
            == f"port {port} is in use; stop what listens there or set DEMO_PORT to another one"
        )
    assert Port("DEMO_PORT", "127.0.0.1", port).problem() == ""


@pytest.mark.long
def test_a_run_serves_cairn_and_harbour_until_it_is_stopped(tmp_path):
    """On SQLite: a run needs no other service."""
    port, demo_port = map(str, free_ports(2))
    settings = {"PORT": port, "DEMO_PORT": demo_port, "WEB_CONCURRENCY": "2"}
    with subprocess.Popen(
        command(["run"]), env=environ(tmp_path, settings), stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as process:
        try:
            printed = until(process.stdout, "Ctrl-C")
            link = next(word for word in printed.split() if "/welcome/" in word)
            assert "Choose" in get(link) or "password" in get(link)
            harbour = get(f"http://127.0.0.1:{demo_port}/")
            script = harbour.partition('<script async src="')[2].partition('"')[0]
            assert script.startswith(f"http://127.0.0.1:{port}/player/v1/")
            assert "First morning at the marina" in get(script) + get(script.replace(".js", "/guides.json"))
        finally:
            process.send_signal(signal.SIGTERM)
        assert process.wait(20) == 0
        assert process.stderr.read() == ""
    for stopped in (port, demo_port):
        assert Port("PORT", "127.0.0.1", int(stopped)).problem() == ""


def until(lines, words):
    printed = ""
    for line in lines:
        printed += line
        if words in line:
            break
    return printed


def get(url):
    with urllib.request.urlopen(url, timeout=10) as answer:
        return answer.read().decode()
