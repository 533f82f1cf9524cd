import resource
import subprocess
import sys

import pytest

from web.commands.connection_room import AT_LEAST, FOR_OTHERS, MOST

ASKED = (
    "import resource as r; from web.commands.connection_room import connections as c; print(c(), r.getrlimit(r.RLIMIT_NOFILE)[0])"
)


@pytest.mark.parametrize(
    ("soft", "hard", "held"),
    [(1024, 4096, (4096 - FOR_OTHERS, 4096)), (256, 600, (AT_LEAST, 600)), (1024, 20_000, (MOST, MOST + FOR_OTHERS))],
)
def test_as_many_connections_are_held_as_files_may_be_open_and_no_more_are_asked_for_than_needed(soft, hard, held):
    done = subprocess.run(
        [sys.executable, "-c", ASKED],
        check=True,
        capture_output=True,
        text=True,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_NOFILE, (soft, hard)),
    )
    assert tuple(map(int, done.stdout.split())) == held
