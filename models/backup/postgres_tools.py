"""The programs that PostgreSQL brings for its own backups, from PATH: `pg_dump` and `pg_restore`."""

import os
import re
import shutil
import subprocess
from collections.abc import Sequence

from sqlalchemy import URL, make_url

from models.backup.taken_copy import CopyFailed
from models.support.tenancy import EVERY, SETTING

LONGEST = 6 * 3600
"""Seconds that one of them may take."""

SEES_ALL = f"-c {SETTING}={EVERY}"
"""For a role that row-level security holds: a backup is of every organisation."""


def check_tool(name: str, server: int) -> None:
    """Raises CopyFailed when it is not there, or older than the server, whose major version is given."""
    if shutil.which(name) is None:
        raise CopyFailed(f"{name} is not on PATH; install PostgreSQL's client programs, version {server} or newer.")
    said = _run([name, "--version"], {}).stdout
    found = re.search(r"\(PostgreSQL\) (\d+)", said)
    if found is None:
        raise CopyFailed(f"{name} does not say which version it has: {said.strip()[:100]}")
    if int(found[1]) < server:
        raise CopyFailed(
            f"{name} is older ({found[1]}) than the server ({server}); install its client programs, version {server} or newer."
        )


def run_tool(words: Sequence[str], url: str) -> str:
    """On the database at that address; the password travels in the environment, where no list of processes shows it."""
    address = make_url(url)
    plain = URL.create("postgresql", address.username, None, address.host, address.port, address.database, address.query)
    environ = {"PGOPTIONS": SEES_ALL} | ({"PGPASSWORD": address.password} if address.password else {})
    done = _run([*words, "--dbname", plain.render_as_string(hide_password=False)], environ)
    if done.returncode:
        said = done.stderr.strip().splitlines() or [f"exit code {done.returncode}"]
        raise CopyFailed(f"{words[0]}: {said[0][:300]}")
    return done.stdout


def _run(words: Sequence[str], environ: dict[str, str]) -> "subprocess.CompletedProcess[str]":
    try:
        return subprocess.run(  # noqa: S603 - our own words, no shell
            words, env={**os.environ, **environ}, capture_output=True, text=True, errors="replace", timeout=LONGEST, check=False
        )
    except subprocess.TimeoutExpired as problem:
        raise CopyFailed(f"{words[0]} took more than {LONGEST // 3600} hours.") from problem
