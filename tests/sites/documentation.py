"""Documentation that Sphinx builds, in the furo theme, from the docstrings of a package: Jinja's, as it is installed."""

import subprocess
import sys
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.sites.serving import serve_folder

PAGES = {
    "index": "Jinja\n=====\n\n.. automodule:: jinja2\n\n.. toctree::\n\n   environment\n   loaders\n   exceptions\n",
    "environment": "Environment\n===========\n\n.. automodule:: jinja2.environment\n   :members: Environment, Template\n",
    "loaders": "Loaders\n=======\n\n.. automodule:: jinja2.loaders\n   :members:\n",
    "exceptions": "Exceptions\n==========\n\n.. automodule:: jinja2.exceptions\n   :members:\n   :show-inheritance:\n",
}


@contextmanager
def documentation(cairn_script: str | None = None) -> Generator[str]:
    """Builds the documentation, serves it and yields its base URL; its pages are /, /environment.html and so on.

    With the address of Cairn's script, each page carries the tag, put in as Sphinx's users put in any script.
    """
    with TemporaryDirectory() as folder:
        built = build(Path(folder), cairn_script)
        with serve_folder(built) as base:
            yield base


def build(folder: Path, cairn_script: str | None) -> Path:
    """The folder of HTML that Sphinx makes of `PAGES`."""
    source, built = folder / "source", folder / "html"
    source.mkdir()
    for name, text in PAGES.items():
        (source / f"{name}.rst").write_text(text, encoding="utf-8")
    scripts = [(cairn_script, {"async": "async"})] if cairn_script else []
    settings = {"project": "Jinja", "extensions": ["sphinx.ext.autodoc"], "html_theme": "furo", "html_js_files": scripts}
    (source / "conf.py").write_text("".join(f"{name} = {value!r}\n" for name, value in settings.items()), encoding="utf-8")
    command = [sys.executable, "-m", "sphinx", "-Q", "-b", "html", str(source), str(built)]
    subprocess.run(command, check=True, timeout=120)
    return built
