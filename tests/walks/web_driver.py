"""Chromium, Firefox and WebKit behind the few commands of W3C WebDriver (https://www.w3.org/TR/webdriver2/) that a walk needs.

Chromium and WebKit bring a driver that is asked by HTTP. Firefox answers the same commands by itself, through Marionette: JSON
with its length before it, over a socket.
"""

import json
import os
import re
import shutil
import socket
import subprocess
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Generator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from tests.support.chromium import FLAGS, WHOLE

MINI_BROWSER = next(iter(Path("/usr/lib").glob("*/webkit2gtk-4.1/MiniBrowser")), None)
START = 60
"""Seconds that a browser may take to start on a busy machine."""

Send = Callable[[str, str, dict[str, Any]], Any]
"""An HTTP method, the command's path below the session, and its parameters, to what was answered."""


class CommandFailed(Exception):
    """What the browser said against a command: the page went away under it, or its script raised."""


def missing(engine: str) -> str:
    """What of the engine is not on this machine; empty when it can be had."""
    needs = {
        "chromium": [("chromedriver",), WHOLE],
        "firefox": [("firefox-esr", "firefox")],
        "webkit": [("WebKitWebDriver",), ("Xvfb",)],
    }[engine]
    absent = [names[0] for names in needs if not any(map(shutil.which, names))]
    return " and ".join(absent) or ("" if engine != "webkit" or MINI_BROWSER else "WebKitGTK's MiniBrowser")


@contextmanager
def session(engine: str) -> Generator[Send]:
    """A window of that engine, with a profile of its own."""
    with ExitStack() as stack:
        folder = stack.enter_context(TemporaryDirectory(ignore_cleanup_errors=True))
        begun = {"chromium": _chromium, "firefox": _firefox, "webkit": _webkit}[engine](stack, folder)
        begun("POST", "/window/rect", {"width": 900, "height": 700})
        yield begun


def _chromium(stack: ExitStack, folder: str) -> Send:
    port = _free_port()
    _process(stack, ["chromedriver", f"--port={port}"])
    arguments = [*FLAGS, "--headless", f"--user-data-dir={folder}"]
    binary = next(filter(None, map(shutil.which, WHOLE)))
    return _by_http(stack, port, {"goog:chromeOptions": {"binary": binary, "args": arguments}})


def _webkit(stack: ExitStack, folder: str) -> Send:
    number, writes = os.pipe()
    screen = subprocess.Popen(
        ["Xvfb", "-displayfd", str(writes), "-screen", "0", "1000x800x24"], pass_fds=[writes], stderr=subprocess.DEVNULL
    )
    stack.callback(_end, screen)
    os.close(writes)
    with os.fdopen(number) as said:
        display = f":{said.readline().strip()}"
    port = _free_port()
    own = {"DISPLAY": display, "HOME": folder, "XDG_RUNTIME_DIR": folder, "WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS": "1"}
    _process(stack, ["WebKitWebDriver", f"--port={port}"], {**os.environ, **own})
    options = {"binary": str(MINI_BROWSER), "args": ["--automation"]}
    return _by_http(stack, port, {"webkitgtk:browserOptions": options})


def _by_http(stack: ExitStack, port: int, capabilities: dict[str, Any]) -> Send:
    base = f"http://127.0.0.1:{port}/session"
    _until(lambda: socket.create_connection(("127.0.0.1", port), 1).close())
    begun = _ask("POST", base, {"capabilities": {"alwaysMatch": capabilities}})["sessionId"]
    stack.callback(_ask, "DELETE", f"{base}/{begun}", {})
    return lambda method, path, body: _ask(method, f"{base}/{begun}{path}", body)


def _ask(method: str, url: str, body: dict[str, Any]) -> Any:
    sent = None if method == "GET" else json.dumps(body).encode()
    request = urllib.request.Request(url, sent, {"Content-Type": "application/json"}, method=method)
    try:
        with urllib.request.urlopen(request, timeout=START) as answer:
            return json.load(answer)["value"]
    except urllib.error.HTTPError as problem:
        raise CommandFailed(json.load(problem)["value"]["message"]) from problem


def _firefox(stack: ExitStack, folder: str) -> Send:
    port = _free_port()
    quiet = {"marionette.port": port, "app.update.enabled": False, "browser.shell.checkDefaultBrowser": False}
    prefs = "".join(f"user_pref({json.dumps(name)}, {json.dumps(value)});\n" for name, value in quiet.items())
    Path(folder, "user.js").write_text(prefs)
    binary = shutil.which("firefox-esr") or shutil.which("firefox") or ""
    _process(stack, [binary, "--headless", "--marionette", "--no-remote", "--profile", folder], {**os.environ, "HOME": folder})
    lines = stack.enter_context(_until(lambda: socket.create_connection(("127.0.0.1", port), START)))
    reader = stack.enter_context(lines.makefile("rb"))
    number = 0

    def message() -> Any:
        length = b""
        while not length.endswith(b":"):
            length += reader.read(1)
        return json.loads(reader.read(int(length[:-1])))

    def command(name: str, parameters: dict[str, Any]) -> Any:
        nonlocal number
        number += 1
        sent = json.dumps([0, number, name, parameters]).encode()
        lines.sendall(b"%d:%s" % (len(sent), sent))
        _, _, problem, value = message()
        if problem:
            raise CommandFailed(problem["message"])
        return value.get("value", value) if isinstance(value, dict) else value

    message()  # what it is called and which protocol it speaks
    command("WebDriver:NewSession", {})
    return lambda method, path, body: command(NAMES[method, path], body)


NAMES = {
    ("POST", "/window/rect"): "WebDriver:SetWindowRect",
    ("POST", "/url"): "WebDriver:Navigate",
    ("GET", "/url"): "WebDriver:GetCurrentURL",
    ("POST", "/execute/sync"): "WebDriver:ExecuteScript",
    ("POST", "/actions"): "WebDriver:PerformActions",
}


def _process(stack: ExitStack, command: list[str], environment: dict[str, str] | None = None) -> None:
    quiet = subprocess.DEVNULL
    stack.callback(_end, subprocess.Popen(command, stdout=quiet, stderr=quiet, env=environment))


def _end(process: subprocess.Popen[bytes]) -> None:
    process.terminate()
    process.wait(timeout=START)


def _free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return one.getsockname()[1]


def _until(attempt: Callable[[], Any]) -> Any:
    """What the attempt returns once the other side listens, which nothing else tells."""
    deadline = time.monotonic() + START
    while True:
        try:
            return attempt()
        except OSError:
            if time.monotonic() > deadline:
                raise
            time.sleep(0.05)


KEYS = {"Tab": "\ue004", "Enter": "\ue007", "Escape": "\ue00c", "Space": " "}


def pressed(x: float, y: float) -> list[dict[str, Any]]:
    """A click with the mouse, as actions."""
    moves = [
        {"type": "pointerMove", "x": round(x), "y": round(y), "duration": 0},
        {"type": "pointerDown", "button": 0},
        {"type": "pointerUp", "button": 0},
    ]
    return [{"type": "pointer", "id": "mouse", "parameters": {"pointerType": "mouse"}, "actions": moves}]


def typed(text: str) -> list[dict[str, Any]]:
    """Keys one after another, as actions: `typed("Tab")` or `typed("berth 12")`."""
    letters = [KEYS[text]] if text in KEYS else re.findall(".", text)
    strokes = [{"type": kind, "value": letter} for letter in letters for kind in ("keyDown", "keyUp")]
    return [{"type": "key", "id": "keys", "actions": strokes}]
