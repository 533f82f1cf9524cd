"""Processes that live and die together."""

import signal
import subprocess
import sys
import threading
import time
import urllib.error
import urllib.request
from types import FrameType

from web.commands.lifeline import Lifeline
from web.commands.pipe_event import PipeEvent

STARTING_SECONDS = 20.0
STOPPING_SECONDS = 8.0
STOPPED_BY = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)


class Children:
    """Parts of this process. The first to end, or a signal, ends all; and so does the death of this process."""

    def __init__(self, environ: dict[str, str]) -> None:
        self._environ = environ
        self._lifeline = Lifeline()
        self._ended = PipeEvent()
        self._processes: list[subprocess.Popen[bytes]] = []
        self._signalled = False
        for number in STOPPED_BY:
            signal.signal(number, self._signal)

    def start(self, module: str, *arguments: str) -> None:
        held = self._lifeline.held
        process = subprocess.Popen(  # noqa: S603 - our own modules
            [sys.executable, "-m", "web.commands.child_module", str(held), module, *arguments],
            env=self._environ,
            stdin=subprocess.DEVNULL,
            pass_fds=(held,),
            start_new_session=True,  # Ctrl-C reaches this process alone, which then ends the children in order
        )
        self._processes.append(process)
        threading.Thread(target=self._watch, args=(process,), daemon=True).start()

    def wait_until_up(self, *urls: str) -> bool:
        """Whether every address answered in time; False as soon as a child or a signal ended it all."""
        for url in urls:
            for _ in range(int(STARTING_SECONDS / 0.05)):
                if self._ended.is_set() or _answers(url):
                    break
                self._ended.wait(0.05)
        return not self._ended.is_set()

    def wait(self) -> int:
        """Until the end: 0 after a signal, 1 when a child ended by itself."""
        self._ended.wait()
        if self._signalled:
            return 0
        print("cairn: a part of Cairn ended by itself, so everything was stopped", file=sys.stderr)
        return 1

    def stop(self) -> None:
        for process in self._processes:
            if process.poll() is None:
                process.terminate()
        deadline = time.monotonic() + STOPPING_SECONDS
        for process in self._processes:
            try:
                process.wait(max(0.0, deadline - time.monotonic()))
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()

    def _watch(self, process: subprocess.Popen[bytes]) -> None:
        process.wait()
        self._ended.set()

    def _signal(self, _number: int, _frame: FrameType | None) -> None:
        self._signalled = True
        self._ended.set()


def _answers(url: str) -> bool:
    try:
        with urllib.request.urlopen(url, timeout=1) as answer:  # noqa: S310 - one of our own two addresses
            return answer.status == 200
    except (urllib.error.URLError, OSError):
        return False
