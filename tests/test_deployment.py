"""What `docs/deploy` starts is what there is: commands, settings, and services that get no more than they need."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.attacks.unit_filter import can_filter
from web.cli import COMMANDS

ROOT = Path(__file__).parents[1]
DEPLOY = ROOT / "docs" / "deploy"
UNITS = sorted(DEPLOY.glob("*.service"))


def text(name):
    return (DEPLOY / name).read_text(encoding="utf-8")


def test_every_command_that_is_started_is_one_of_cairn():
    starts = re.compile(r"^ExecStart=/opt/cairn/bin/cairn (\S+)$", re.MULTILINE)
    started = {word for unit in UNITS for word in starts.findall(unit.read_text())}
    composed = set(re.findall(r'command: \["cairn", "(\w+)"\]', text("compose.yaml")))
    assert started == {"serve", "worker"}
    assert composed == {"serve", "worker", "migrate"}
    assert started | composed <= set(COMMANDS)


def test_every_setting_that_is_given_is_one_of_the_readme():
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    known = set(re.findall(r"`((?:CAIRN_)?[A-Z_]+)`", readme))
    given = set(re.findall(r"^    (CAIRN_\w+):", text("compose.yaml"), re.MULTILINE))
    given |= {name for unit in UNITS for name in re.findall(r"(?:^Environment=| )(CAIRN_\w+)=", unit.read_text(), re.MULTILINE)}
    given |= set(re.findall(r" (CAIRN_\w+)=", text("Containerfile")))
    assert len(given) > 5
    assert given <= known


@pytest.mark.parametrize("unit", UNITS, ids=lambda unit: unit.name)
def test_a_unit_may_write_to_its_own_folder_alone_and_stops_within_ten_seconds(unit):
    said = dict(line.split("=", 1) for line in unit.read_text().splitlines() if "=" in line and not line.startswith("#"))
    assert (said["ProtectSystem"], said["NoNewPrivileges"], said["CapabilityBoundingSet"]) == ("strict", "yes", "")
    assert (said["User"], said["StateDirectory"], said["TimeoutStopSec"]) == ("cairn", "cairn", "10")


WORK = """
import os
from models.account.password_hash import belongs, hashed
from models.support.confined import run
from web.commands.connection_room import connections
assert connections()
assert belongs("a long password", hashed("a long password"))
run("models.page.confined_page:reread_page", "<p>Harmless", "about:blank", seconds=60.0)
os.setpriority(os.PRIO_PROCESS, 0, os.getpriority(os.PRIO_PROCESS, 0) + 1)
print("done")
"""


@pytest.mark.skipif(not can_filter(), reason="systemd-analyze or libseccomp is not there")
@pytest.mark.parametrize("unit", UNITS, ids=lambda unit: unit.name)
def test_what_a_unit_denies_the_system_kills_nobody_who_signs_in(unit):
    """A comparison of passwords stands back behind everything else; to be told that it may not must not end the process."""
    command = [sys.executable, "-m", "tests.attacks.unit_filter", str(unit), sys.executable, "-c", WORK]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout) == (0, "done\n"), done.stderr


@pytest.mark.parametrize("unit", UNITS, ids=lambda unit: unit.name)
def test_a_unit_tells_of_what_it_denies_instead_of_killing(unit):
    assert "\nSystemCallErrorNumber=EPERM\n" in unit.read_text()


def test_a_container_runs_without_root_and_with_a_root_file_system_that_it_can_not_write():
    assert re.search(r"^USER 10001$", text("Containerfile"), re.MULTILINE)
    assert "/readyz" in re.search(r"^HEALTHCHECK.*\n.*", text("Containerfile"), re.MULTILINE)[0]
    assert "read_only: true" in text("compose.yaml")
    assert "cap_drop: [ALL]" in text("compose.yaml")
