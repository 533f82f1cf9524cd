"""A process that serves, as it begins."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[3]
LOADED = """
import gc, sys
import web.commands.serve as serve
assert sys.getswitchinterval() == 0.005, "as Python begins"
serve.load()
print(sys.getswitchinterval(), gc.get_freeze_count(), len(gc.get_objects()))
"""


@pytest.mark.long
@pytest.mark.one_engine
def test_a_process_that_serves_lets_threads_take_turns_and_leaves_what_was_imported_out_of_its_garbage(database):
    kept = {name: value for name, value in os.environ.items() if not name.startswith("CAIRN_")}
    environ = {**kept, "CAIRN_DATABASE_URL": database.url, "CAIRN_SECRET_KEY": "k" * 32}
    done = subprocess.run([sys.executable, "-c", LOADED], cwd=ROOT, env=environ, capture_output=True, text=True, check=True)
    turn, stays, looked_through = map(float, done.stdout.split())
    assert turn == pytest.approx(0.0005), "seconds; whoever answers visitors asks for a turn for each of them"
    assert stays > 100_000
    assert looked_through < stays / 20
