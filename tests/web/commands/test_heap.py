"""What is free in the heap of a serving process goes back to the system."""

import ctypes
import subprocess
import sys

import pytest

WORK = """
import re, threading, time
from pathlib import Path
from web.commands import heap

def held():
    said = Path("/proc/self/smaps_rollup").read_text()
    return sum(map(int, re.findall(r"^Private_\\w+:\\s+(\\d+) kB", said, re.MULTILINE))) / 1024

heap.GIVEN_BACK_EVERY = 0.05
if BEGUN:
    heap.keep_small()
pieces = [bytes(3000 + number % 500) for number in range(20000)]
kept, full = pieces[::100], held()
pieces = None
until = time.monotonic() + WAIT
while full - held() < 40 and time.monotonic() < until:
    threading.Event().wait(0.02)
print(full - held() > 40)
"""


def given_back(*, begun: bool, wait: float) -> bool:
    """Whether most of sixty mebibytes goes back, of which something is in use here and there."""
    program = WORK.replace("BEGUN", str(begun)).replace("WAIT", str(wait))
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True, timeout=60)
    return done.stdout == "True\n"


@pytest.mark.skipif(not hasattr(ctypes.CDLL(None), "malloc_trim"), reason="another library than glibc")
def test_what_is_free_between_what_is_in_use_goes_back_to_the_system():
    assert given_back(begun=True, wait=20)
    assert not given_back(begun=False, wait=0.5), "it would not by itself"
