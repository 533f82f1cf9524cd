"""What a worker process is made to do in tests."""

import os
import threading
from pathlib import Path


def echo(value, data):
    return [value, len(data)]


def never():
    threading.Event().wait()


def tell_and_spin(pipe):
    Path(pipe).write_text(str(os.getpid()))
    while True:
        pass


def take(size):
    return len(bytearray(size))


def die():
    os._exit(3)


def process():
    return os.getpid()


def wrong():
    raise ValueError("no such thing")


def deep():
    return deep()


def chatter():
    print("not an answer")
    return "quiet"
