"""A confined process's own side: it reads a call, answers it, and leaves when its parent is gone (see `confined`)."""

from __future__ import annotations

import gc
import importlib
import json
import math
import os
import pickle
import resource
import signal
import struct
import sys
from typing import IO

_SIZE = struct.Struct(">Q")
_MAX_ANSWER = 64 * 1024 * 1024


def send(pipe: IO[bytes], body: bytes) -> None:
    pipe.write(_SIZE.pack(len(body)))
    pipe.write(body)
    pipe.flush()


def receive(pipe: IO[bytes]) -> bytes | None:
    head = pipe.read(_SIZE.size)
    if len(head) < _SIZE.size:
        return None
    (size,) = _SIZE.unpack(head)
    if size > _MAX_ANSWER:
        return None
    body = pipe.read(size)
    return body if len(body) == size else None


def _serve(memory: int) -> None:
    """The worker's life: read a call, answer it, until the parent closes the pipe."""
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    incoming = sys.stdin.buffer
    outgoing = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())  # whatever prints must not end up among the answers
    # Looking for garbage in the middle of a call means looking at the whole page again and again; between calls nobody waits.
    gc.disable()
    while (body := receive(incoming)) is not None:
        answer = _answer(body)
        signal.alarm(0)
        send(outgoing, answer)
        gc.collect()


def _answer(body: bytes) -> bytes:
    try:
        function, args, seconds = pickle.loads(body)  # noqa: S301 -- from the parent that started this process
        signal.alarm(math.ceil(seconds) + 1)  # should the parent, who would stop a late call, be gone
        module, _, name = str(function).partition(":")
        answer = getattr(importlib.import_module(module), name)(*args)
        return json.dumps({"answer": answer}).encode()
    except MemoryError:
        return b'{"error": "It needed more memory than it may have."}'
    except RecursionError:
        return b'{"error": "It was nested too deep."}'
    except Exception as problem:  # noqa: BLE001 -- whatever went wrong, the parent is told in one sentence
        return json.dumps({"error": f"{type(problem).__name__}: {str(problem)[:500]}"}).encode()


if __name__ == "__main__":
    _serve(int(sys.argv[1]))
