"""An application from a package, in a process and an environment of its own."""

import subprocess
import tempfile
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path

PROGRAMS = Path(__file__).parent / "programs"
ENVIRONMENTS = Path(__file__).parents[2] / ".venv"


@contextmanager
def program(name: str, cairn_script: str, environment: str = "walks") -> Generator[str]:
    """Starts it with Cairn's tag in its pages and yields its base URL; what it writes is gone with it."""
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder, Path(folder, "complaints").open("w+") as complaints:
        command = [str(ENVIRONMENTS / environment / "bin" / "python"), str(PROGRAMS / name), folder, cairn_script]
        pipe = subprocess.PIPE
        with subprocess.Popen(command, stdin=pipe, stdout=pipe, stderr=complaints, text=True, cwd=folder) as process:
            assert process.stdin
            assert process.stdout
            try:
                port = process.stdout.readline().strip()
                assert port.isdigit(), f"{name} did not start: {Path(complaints.name).read_text()[-3000:]}"
                yield f"http://127.0.0.1:{port}"
            finally:
                process.stdin.close()
                try:
                    process.wait(timeout=30)
                except subprocess.TimeoutExpired:
                    process.kill()  # JupyterLab hung at its end beside other work; nothing of it is needed any more
