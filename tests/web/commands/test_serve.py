"""A process that serves, as it begins."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[3]
LOADED = """
import gc
import web.commands.serve as serve
serve.load()
print(gc.get_freeze_count(), len(gc.get_objects()))
"""


@pytest.mark.one_engine
def test_what_was_imported_is_not_looked_through_for_garbage_while_visitors_wait(database):
    kept = {name: value for name, value in os.environ.items() if not name.startswith("CAIRN_")}
    environ = {**kept, "CAIRN_DATABASE_URL": database.url, "CAIRN_SECRET_KEY": "k" * 32}
    done = subprocess.run([sys.executable, "-c", LOADED], cwd=ROOT, env=environ, capture_output=True, text=True, check=True)
    stays, looked_through = map(int, done.stdout.split())
    assert stays > 100_000
    assert looked_through < stays / 20
