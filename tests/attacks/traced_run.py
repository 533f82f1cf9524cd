"""`cairn run` on a fresh folder, with every connection that it and its children open written down by the system itself."""

import os
import re
import shutil
import signal
import subprocess
import sys
from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.attacks.killed_intake import ROOT
from tests.support.live import free_ports

TRACED = ("strace", "-f", "-qq", "-e", "trace=connect,sendto,sendmsg,sendmmsg", "-e", "signal=none", "-o")
FAMILY = re.compile(r"sa_family=(AF_\w+)")
PLACE = re.compile(r'sin6?_port=htons\((\d+)\).*?(?:inet_addr\("|inet_pton\(AF_INET6, ")([^"]+)"')
OF_THE_MACHINE = {"AF_UNIX", "AF_NETLINK", "AF_UNSPEC"}
"""Families of addresses that lead nowhere else: files and the kernel."""


@dataclass
class Fresh:
    """An install that runs: where Cairn and its demonstration are, the one-time link, and what was traced so far."""

    base: str
    demo: str
    link: str
    trace: Path

    @property
    def asked(self) -> set[str]:
        """`address:port` of whoever was asked, in whichever family of addresses but those of the machine itself."""
        found: set[str] = set()
        for line in self.trace.read_text(errors="replace").splitlines():
            family = FAMILY.search(line)
            if family is None or family[1] in OF_THE_MACHINE:
                continue
            place = PLACE.search(line)
            found.add(f"{place[2]}:{place[1]}" if place else line)
        return found


@contextmanager
def fresh_install(folder: Path) -> Generator[Fresh]:
    """Skipped only where the system lets nobody look: no strace, or none of its tracing allowed."""
    if shutil.which("strace") is None or subprocess.run(["strace", "-qq", "-o", os.devnull, "true"], check=False).returncode:
        pytest.skip("no strace on this machine, or it may trace nothing: nobody can say what processes connect to")
    port, demo_port = free_ports(2)
    trace = folder / "trace.txt"
    environ = {
        "PATH": os.environ["PATH"],
        "HOME": str(folder),
        "PYTHONPATH": str(ROOT),
        "CAIRN_DATABASE_URL": f"sqlite:///{folder}/cairn.db",
        "CAIRN_STORAGE_URL": f"file://{folder}/storage",
        "CAIRN_SECRET_KEY": "k" * 32,
        "PORT": str(port),
        "DEMO_PORT": str(demo_port),
    }
    command = [*TRACED, str(trace), sys.executable, "-m", "web.cli", "run"]
    with subprocess.Popen(
        command, env=environ, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, start_new_session=True
    ) as process:
        printed = ""
        try:
            for line in process.stdout or ():
                printed += line
                if "Ctrl-C" in line:
                    break
            link = re.search(r"http://\S+/welcome/\S+", printed)
            assert link, printed
            yield Fresh(f"http://127.0.0.1:{port}", f"http://127.0.0.1:{demo_port}", link[0], trace)
        finally:
            os.killpg(process.pid, signal.SIGTERM)
            rest, _ = process.communicate(timeout=60)
            print(printed + rest)  # shown where a test fails
