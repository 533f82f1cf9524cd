"""A wheel runs without a checkout: it carries all that the product reads, and serves from wherever it was unpacked."""

import json
import shutil
import subprocess
import sys
import urllib.request
import zipfile
from pathlib import Path

import pytest

from tests.bench.serving import command, environment, running

ROOT = Path(__file__).parents[1]
PRODUCT = ("web", "components", "models", "migrations", "static")


def files_of(folder: Path) -> set[str]:
    found = [path for part in PRODUCT for path in (folder / part).rglob("*") if path.is_file()]
    return {path.relative_to(folder).as_posix() for path in found if "__pycache__" not in path.parts}


@pytest.fixture(scope="module")
def unpacked(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A wheel made of a copy of this tree, unpacked."""
    folder = tmp_path_factory.mktemp("wheel")
    for part in (*PRODUCT, "pyproject.toml", "README.md", "LICENSE"):
        source, copy = ROOT / part, folder / "source" / part
        if source.is_dir():
            shutil.copytree(source, copy, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy(source, copy)
    making = [sys.executable, "-m", "pip", "wheel", "-q", "--no-index", "--no-deps", "--no-build-isolation"]
    subprocess.run([*making, "-w", str(folder), str(folder / "source")], check=True, cwd=folder, capture_output=True)
    with zipfile.ZipFile(next(folder.glob("*.whl"))) as wheel:
        wheel.extractall(folder / "site-packages")
    shutil.rmtree(folder / "source")
    return folder / "site-packages"


@pytest.mark.one_engine
def test_a_wheel_carries_every_file_of_the_product_and_none_besides(unpacked: Path) -> None:
    assert files_of(unpacked) == files_of(ROOT)
    (besides,) = (path.name for path in unpacked.iterdir() if path.name not in PRODUCT)
    assert besides.endswith(".dist-info")


@pytest.mark.long
@pytest.mark.one_engine
def test_a_wheel_migrates_seeds_and_serves_away_from_any_checkout(unpacked: Path, tmp_path: Path) -> None:
    environ = {**environment(str(tmp_path)), "PYTHONPATH": str(unpacked)}
    where = command(environ, "-c", "import web, models, components, migrations; print(web.__file__)").strip()
    assert where == str(unpacked / "web" / "__init__.py")
    command(environ, "-m", "web.cli", "migrate")
    site = json.loads(command(environ, "-m", "web.cli", "seed", "--json"))["site"]
    base = environ["CAIRN_BASE_URL"]
    with running(["-m", "web.cli", "serve"], f"{base}/healthz", environ):
        page = urllib.request.urlopen(f"{base}/sign-in").read().decode()
        style = page.split('<link rel="stylesheet" href="')[1].split('"')[0]
        assert urllib.request.urlopen(style if style.startswith("http") else base + style).status == 200
        assert b"cairn" in urllib.request.urlopen(f"{base}/player/v1/{site}.js").read()
