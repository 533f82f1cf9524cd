"""Functions run in processes that can be killed: for parsing and matching what strangers wrote.

`run("models.targets.confined_work:check", page, targets, seconds=5)` calls the function in a warm worker process and gives back
its JSON-able answer. A worker that is late or takes too much memory is killed and replaced; the caller gets `ConfinedTimeout` or
`ConfinedFailure` in one sentence. Arguments travel to the worker as pickles; answers come back as JSON only, so that a worker
which a page took over can't reach its parent through them.

Workers are started by exec, never by fork, so threads and event loops in the parent don't matter; each serves one call at a time,
and leaves by itself when its parent is gone: between calls at once, in a call when its time is up.
"""

from __future__ import annotations

import atexit
import json
import os
import pickle
import subprocess
import sys
import threading
from typing import IO, Any, cast

from models.support.confined_process import receive, send


class ConfinedError(RuntimeError):
    """The function gave no answer."""


class ConfinedTimeout(ConfinedError):
    """It took too long and was stopped."""


class ConfinedFailure(ConfinedError):
    """It failed, or its process died."""


class Pool:
    """At most `size` workers, each limited to `memory` bytes of address space; started when first needed and kept warm."""

    def __init__(self, size: int = 2, memory: int = 2 * 1024**3) -> None:
        self._memory = memory
        self._free = threading.BoundedSemaphore(size)
        self._lock = threading.Lock()
        self._idle: list[_Worker] = []
        self._busy: set[_Worker] = set()
        self._closed = False

    def run(self, function: str, *args: object, seconds: float = 10.0) -> Any:
        """The answer of `module:name` called with `args`. `seconds` bounds the wait for a worker and, again, the call itself."""
        if not self._free.acquire(timeout=seconds):
            raise ConfinedTimeout(f"No worker was free for {seconds:g} seconds.")
        try:
            worker = self._borrow()
            try:
                return worker.call(function, args, seconds)
            finally:
                self._give_back(worker)
        finally:
            self._free.release()

    def close(self) -> None:
        """Ends every worker. A closed pool refuses further calls."""
        with self._lock:
            self._closed = True
            workers = [*self._idle, *self._busy]
            self._idle.clear()
        for worker in workers:
            worker.stop()

    def _borrow(self) -> _Worker:
        with self._lock:
            if self._closed:
                raise ConfinedFailure("The pool is closed.")
            worker = self._idle.pop() if self._idle else None
            if worker is not None and not worker.is_alive:
                worker.stop()  # its pipes are still open
                worker = None
            if worker is None:
                worker = _Worker(self._memory)
            self._busy.add(worker)
            return worker

    def _give_back(self, worker: _Worker) -> None:
        with self._lock:
            self._busy.discard(worker)
            if worker.is_alive and not self._closed:
                self._idle.append(worker)
                return
        worker.stop()


class _Worker:
    def __init__(self, memory: int) -> None:
        environment = {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path)), "PYTHONHASHSEED": "0"}
        self._process = subprocess.Popen(  # noqa: S603 -- our own interpreter and module
            [sys.executable, "-m", "models.support.confined_process", str(memory)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            env=environment,
        )

    @property
    def is_alive(self) -> bool:
        return self._process.poll() is None

    def call(self, function: str, args: tuple[object, ...], seconds: float) -> Any:
        late = threading.Event()

        def stop() -> None:
            late.set()
            self._process.kill()

        timer = threading.Timer(seconds, stop)
        timer.daemon = True
        timer.start()
        try:
            send(cast("IO[bytes]", self._process.stdin), pickle.dumps((function, args, seconds)))
            answer = receive(cast("IO[bytes]", self._process.stdout))
        except (OSError, ValueError):
            answer = None
        finally:
            timer.cancel()
        if answer is None:
            self.stop()
            if late.is_set():
                raise ConfinedTimeout(f"It took longer than {seconds:g} seconds and was stopped.")
            raise ConfinedFailure("The worker process died, probably of too much memory.")
        found = json.loads(answer)
        if "error" in found:
            raise ConfinedFailure(found["error"])
        return found["answer"]

    def stop(self) -> None:
        self._process.kill()
        self._process.wait()
        for pipe in (self._process.stdin, self._process.stdout):
            if pipe:
                try:
                    pipe.close()
                except OSError:  # what was still buffered has nobody to go to
                    continue


_pool: Pool | None = None
_pool_lock = threading.Lock()


def run(function: str, *args: object, seconds: float = 10.0) -> Any:
    """As `Pool.run`, on this process's own pool of as many workers as there are processors (at most four)."""
    global _pool  # noqa: PLW0603 -- one pool per process, made when first needed
    with _pool_lock:
        if _pool is None:
            _pool = Pool(min(4, os.cpu_count() or 1))
            atexit.register(close)
    return _pool.run(function, *args, seconds=seconds)


def close() -> None:
    """Ends this process's workers; the next `run` starts new ones."""
    global _pool
    with _pool_lock:
        pool, _pool = _pool, None
    if pool:
        pool.close()
