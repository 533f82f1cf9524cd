"""`cairn run`: everything on this machine, for a first look. Cairn, its worker and Harbour as children of one process."""

import argparse
import os
import sys
from collections.abc import Mapping
from typing import Any

from models.support.settings import BadSetting, Settings
from web.commands import seed
from web.commands.children import Children
from web.commands.migrate import migrate
from web.commands.ports import Port

Subparsers = Any  # argparse keeps the type of what add_subparsers returns to itself
HERE = "127.0.0.1"


def register(subparsers: Subparsers) -> None:
    parser = subparsers.add_parser("run", help="serve Cairn and a demo customer site on this machine")
    parser.set_defaults(run=run)


def run(_arguments: argparse.Namespace) -> int:
    demo_port = _demo_port()
    environ = beside_demo(os.environ, demo_port)
    settings = Settings.read(environ)
    for port in (Port("PORT", settings.host, settings.port), Port("DEMO_PORT", HERE, demo_port)):
        problem = port.problem()
        if problem:
            print(f"cairn: {problem}", file=sys.stderr)
            return 2
    migrate(settings)
    demo = seed.seed(settings)
    script = f"{settings.base_url}/player/v1/{demo.site_key}.js"
    children = Children(environ)
    try:
        children.start("web.cli", "serve")
        children.start("web.cli", "worker")
        children.start("web.harbour.server", str(demo_port), script)
        if children.wait_until_up(f"http://{settings.host}:{settings.port}/healthz", f"http://{HERE}:{demo_port}/"):
            print(
                f"\n  Cairn    {settings.base_url}\n  Harbour  {settings.demo_url}  (a customer's product, with guides on it)\n\n"
                f"  {seed.sign_in_line(settings, demo)}\n\n  Ctrl-C stops it all.\n",
                flush=True,
            )
        return children.wait()
    finally:
        children.stop()


def beside_demo(environ: Mapping[str, str], demo_port: int) -> dict[str, str]:
    """The environment of a Cairn that shows the demonstration, whose pages it may fetch besides what else is named."""
    demo = f"{HERE}:{demo_port}"
    allowed = ",".join(filter(None, (demo, environ.get("CAIRN_FETCH_ALLOW", ""))))
    return {"CAIRN_DEMO_URL": f"http://{demo}", **environ, "CAIRN_FETCH_ALLOW": allowed}


def _demo_port() -> int:
    text = os.environ.get("DEMO_PORT", "") or "8001"
    if not text.isascii() or not text.isdigit() or not 0 < int(text) < 65536:
        raise BadSetting("DEMO_PORT must be a whole number from 1 to 65535")
    return int(text)
