import signal
import subprocess
import sys
import threading

from web.commands.pipe_event import PipeEvent

STORM = """
import signal
from web.commands.pipe_event import PipeEvent
event = PipeEvent()
signal.signal(signal.SIGALRM, event.on_signal)
signal.setitimer(signal.ITIMER_REAL, 0.0001, 0.0001)
for _ in range(5000):
    event.wait()
    event.clear()
signal.setitimer(signal.ITIMER_REAL, 0)
print("over")
"""


def test_signals_that_arrive_at_any_moment_of_a_wait_never_hang_it():
    """A `threading.Event` in its place ends in a deadlock or a recursion within a second."""
    found = subprocess.run([sys.executable, "-c", STORM], capture_output=True, text=True, timeout=60, check=False)
    assert (found.returncode, found.stdout.strip()) == (0, "over")


def test_it_is_set_until_it_is_cleared_however_often_it_was_set():
    event = PipeEvent()
    assert not event.is_set()
    assert not event.wait(0.001)
    for _ in range(100_000):  # more than a pipe holds
        event.set()
    assert event.wait()
    event.clear()
    assert not event.is_set()
    event.on_signal(signal.SIGTERM, None)
    assert event.is_set()


def test_a_thread_that_waits_is_woken():
    event = PipeEvent()
    woken = threading.Event()
    thread = threading.Thread(target=lambda: event.wait() and woken.set())
    thread.start()
    event.set()
    assert woken.wait(10)
    thread.join()
