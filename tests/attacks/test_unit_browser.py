"""Chromium draws a page under what the worker's unit leaves it, in its own sandbox: with no right, as nobody in particular."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from models.page.rendered_page import can_render
from tests.attacks.unit_filter import can_filter

ROOT = Path(__file__).parents[2]
UNIT = ROOT / "docs/deploy/cairn-worker.service"
SOMEBODY = ("unshare", "--user", "--map-user=10001", "--map-group=10001")
WORK = """
from pathlib import Path
from models.page.page_fetch import fetch_page
from models.page.rendered_page import page_renderer
from models.support.outbound import Outbound
from tests.models.support.wire import answer, wire

PAGE = b"<!doctype html><p>Boats</p><script>document.body.append('drawn by a script')</script>"
before = {place.name for place in Path("/proc").glob("[0-9]*")}
with wire(lambda _: lambda _path: answer(PAGE)) as served:
    outbound = Outbound([served.place])
    with page_renderer(outbound, None) as draw:
        drawn = draw(fetch_page(served.url("/"), outbound))
        ours = [place for place in Path("/proc").glob("[0-9]*") if place.name not in before]
        started = [(place / "cmdline").read_bytes() for place in ours if (place / "cmdline").exists()]
assert "drawn by a script" in drawn.html
browsers = [one for one in started if b"chromium" in one and b"--headless" in one]
assert browsers
print("without a sandbox" if any(b"--no-sandbox" in one for one in browsers) else "in a sandbox")
"""


def drawn(unit: str, folder: Path) -> subprocess.CompletedProcess[str]:
    """By somebody who is not root, under the system calls and namespaces that the unit's text allows."""
    path = folder / "worker.service"
    path.write_text(unit)
    command = [*SOMEBODY, sys.executable, "-m", "tests.attacks.unit_filter", str(path), sys.executable, "-c", WORK]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False, timeout=120)


def may_be_somebody() -> bool:
    return bool(shutil.which("unshare")) and subprocess.run([*SOMEBODY, "true"], capture_output=True, check=False).returncode == 0


pytestmark = [
    pytest.mark.slow,
    pytest.mark.browser,
    pytest.mark.skipif(
        not (can_render() and can_filter() and may_be_somebody()), reason="no Chromium, filter or user namespaces"
    ),
]


def test_the_workers_unit_lets_chromium_draw_in_its_sandbox(tmp_path):
    done = drawn(UNIT.read_text(), tmp_path)
    assert (done.returncode, done.stdout) == (0, "in a sandbox\n"), done.stderr


@pytest.mark.parametrize(
    "stricter", [("user pid net", "yes"), ("setpriority capset chroot", "setpriority")], ids=["namespaces", "calls"]
)
def test_what_is_stricter_keeps_it_from_starting_and_says_why(tmp_path, stricter):
    """Chromium is not started without its sandbox instead: what it draws is strangers' scripts."""
    done = drawn(UNIT.read_text().replace(*stricter), tmp_path)
    assert done.returncode != 0
    assert "Chromium could not be started to draw a page." in done.stderr
    assert "andbox" in done.stderr


def test_the_workers_unit_shows_chromium_the_processor():
    """Debian's `chromium` reads /proc/cpuinfo before it starts, which `ProcSubset=pid` hides."""
    assert "\nProcSubset=" not in UNIT.read_text()
