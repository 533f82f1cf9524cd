"""The admin of a small library, as Django makes it, in a process of its own and signed in."""

import subprocess
import sys
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

PROGRAM = Path(__file__).parent / "library" / "serve.py"


@contextmanager
def django_admin(
    cairn_script: str | None = None, *, port: int = 0, python: str = sys.executable, signs_in: bool = True
) -> Generator[str]:
    """Serves the admin and yields its base URL; its pages are below /admin/, for instance /admin/library/book/.

    With the address of Cairn's script, each page carries the tag in the template that Django's users override for that.
    A port other than 0 keeps the address over a restart, and `python` chooses the interpreter and with it Django's release:
    together they upgrade the admin where it stands. Everybody is its librarian unless `signs_in` is False; then the librarian's
    password is "for this test alone".
    """
    with TemporaryDirectory() as folder:
        command = [
            python,
            str(PROGRAM),
            str(Path(folder) / "library.db"),
            str(port),
            cairn_script or "",
            "" if signs_in else "no",
        ]
        with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as program:
            try:
                assert program.stdout
                chosen = program.stdout.readline().strip()
                assert chosen, "The admin did not start; its complaint stands above."
                yield f"http://127.0.0.1:{chosen}"
            finally:
                assert program.stdin
                program.stdin.close()
                program.wait(timeout=20)
