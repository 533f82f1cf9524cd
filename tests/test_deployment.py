"""What `docs/deploy` starts is what there is: commands, settings, and services that get no more than they need."""

import re
from pathlib import Path

import pytest

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


def test_a_container_runs_without_root_and_with_a_root_file_system_that_it_can_not_write():
    assert re.search(r"^USER 10001$", text("Containerfile"), re.MULTILINE)
    assert "/readyz" in re.search(r"^HEALTHCHECK.*\n.*", text("Containerfile"), re.MULTILINE)[0]
    assert "read_only: true" in text("compose.yaml")
    assert "cap_drop: [ALL]" in text("compose.yaml")
