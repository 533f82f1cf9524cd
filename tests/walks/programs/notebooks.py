"""Run as a program: `notebooks.py FOLDER CAIRN_SCRIPT` serves JupyterLab and prints the port.

It ends when its standard input does, so that it never outlives the test that started it.
"""

import os
import sys
import threading
from pathlib import Path


def main(folder, cairn_script):
    folder = Path(folder)
    os.environ |= {f"JUPYTER_{kind}_DIR": str(folder / kind.lower()) for kind in ("CONFIG", "DATA", "RUNTIME")}
    work = folder / "work"
    work.mkdir()
    (work / "berths.csv").write_text("berth,boat\n1,Effi\n2,Orlando\n", encoding="utf-8")
    # Whether to fetch news is asked once, whenever the page has time for it, by a message that takes the keyboard.
    answers = folder / "settings/@jupyterlab/apputils-extension"
    answers.mkdir(parents=True)
    (answers / "notification.jupyterlab-settings").write_text('{"fetchNews": "false"}', encoding="utf-8")
    from jupyterlab.labapp import LabApp

    settings = {
        "LabApp.templates_dir": templates(folder, cairn_script),
        "LabApp.check_for_updates_class": "jupyterlab.NeverCheckForUpdate",  # a walk asks nobody on the network
        "LabApp.workspaces_dir": folder / "workspaces",
        "LabApp.user_settings_dir": folder / "settings",
        "ServerApp.root_dir": work,
        "ServerApp.ip": "127.0.0.1",
        "ServerApp.port": 18888,
        "ServerApp.port_retries": 500,
        "ServerApp.allow_root": True,
        "ServerApp.open_browser": False,
        "ServerApp.log_level": "ERROR",
        "IdentityProvider.token": "",
    }
    server = LabApp.initialize_server([f"--{name}={value}" for name, value in settings.items()])
    print(server.port, flush=True)
    threading.Thread(target=lambda: (sys.stdin.read(), server.io_loop.add_callback(server.stop)), daemon=True).start()
    server.start()


def templates(folder, cairn_script):
    """JupyterLab's own page with Cairn's tag in it, as somebody who runs JupyterLab for others puts it there."""
    from jupyterlab.commands import get_app_dir

    page = (Path(get_app_dir()) / "static" / "index.html").read_text(encoding="utf-8")
    tag = f'<script async src="{cairn_script}"></script></head>' if cairn_script else "</head>"
    own = folder / "templates"
    own.mkdir()
    (own / "index.html").write_text(page.replace("</head>", tag, 1), encoding="utf-8")
    return own


if __name__ == "__main__":
    main(*sys.argv[1:])
