"""Small pages made of other people's libraries, bundled as their users do, with Cairn's tag in them."""

import subprocess
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page

from tests.player.conftest import make, served, visit
from tests.walks.hard_pages import html

__all__ = ["bundle", "make", "served", "visit"]

HERE = Path(__file__).parent
PACKAGES = HERE.parents[1] / ".venv" / "libraries" / "node_modules"
STYLE = """<style>main { padding: 30px; display: flex; gap: 12px } [x-cloak] { display: none }
.overlay { position: fixed; inset: 0; background: #0006 }
.dialog { position: fixed; inset: 120px 300px auto; padding: 20px; background: #fff }
.list { position: absolute; padding: 10px; background: #fff; border: 1px solid; margin: 0 }
.list [data-it] { display: block; padding: 4px 20px }</style>"""


@pytest.fixture(scope="session")
def bundle(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], str]:
    """The body of a page of the named library, or a script's text."""
    folder = tmp_path_factory.mktemp("bundles")

    @cache
    def bundled(name: str) -> str:
        source = next(HERE.glob(f"libraries/{name}.*"))
        esbuild = next(PACKAGES.glob("@esbuild/*/bin/esbuild"))
        flags = ["--bundle", "--minify", "--jsx=automatic", '--define:process.env.NODE_ENV="production"']
        command = [str(esbuild), str(source), *flags, f"--outdir={folder}", "--log-level=error", "--loader:.svg=dataurl"]
        subprocess.run(command, check=True, env={"NODE_PATH": str(PACKAGES)})
        styles = folder / f"{name}.css"
        css = f"<style>{styles.read_text()}</style>" if styles.exists() else ""
        return f'{css}{STYLE}<main></main><script type="module">{(folder / name).with_suffix(".js").read_text()}</script>'

    return bundled


@pytest.fixture
def hard(visit, make):
    """That hard page with a guide of these steps: a name, a selector or none, and what else a step has."""

    def opened(name: str, *told: tuple[str, str, dict[str, Any]], rules: Any = None, kind: str = "tour", change=str) -> Page:
        steps = [make.step(step, **{"kind": "modal", **rest} if not at else {**make.at(at), **rest}) for step, at, rest in told]
        guide = make.guide(*steps, kind=kind, **({} if rules is None else {"rules": rules}))
        return visit([guide], change(html(name)))

    return opened
