"""Run as a program: `experiments.py FOLDER CAIRN_SCRIPT` serves MLflow and prints the port.

It ends when its standard input does, so that it never outlives the test that started it.
"""

import os
import socket
import sys
import threading
from pathlib import Path


def main(folder, cairn_script):
    database = f"sqlite:///{Path(folder) / 'experiments.db'}"
    os.environ |= {
        "DO_NOT_TRACK": "true",  # a walk asks nobody on the network
        "MLFLOW_DISABLE_TELEMETRY": "true",
        "GIT_PYTHON_REFRESH": "quiet",
        "_MLFLOW_SERVER_FILE_STORE": database,
        "_MLFLOW_SERVER_REGISTRY_STORE": database,
        "_MLFLOW_SERVER_ARTIFACT_ROOT": str(Path(folder) / "artifacts"),
        "_MLFLOW_SERVER_SERVE_ARTIFACTS": "true",
        "MLFLOW_SERVER_ENABLE_JOB_EXECUTION": "false",
    }
    import uvicorn
    from mlflow.server import app as pages
    from mlflow.server.fastapi_app import create_fastapi_app

    pages.after_request(lambda answer: tagged(answer, cairn_script))
    listener = socket.create_server(("127.0.0.1", 0))
    server = uvicorn.Server(uvicorn.Config(create_fastapi_app(pages), log_level="error"))
    print(listener.getsockname()[1], flush=True)
    threading.Thread(target=lambda: (sys.stdin.read(), setattr(server, "should_exit", True)), daemon=True).start()
    server.run([listener])


def tagged(answer, cairn_script):
    """MLflow's own page with Cairn's tag in it."""
    if cairn_script and answer.mimetype == "text/html":
        answer.direct_passthrough = False
        page = answer.get_data(as_text=True)
        answer.set_data(page.replace("</head>", f'<script async src="{cairn_script}"></script></head>', 1))
    return answer


if __name__ == "__main__":
    main(*sys.argv[1:])
