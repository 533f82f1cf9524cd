"""Built pages: files in a folder by the customs of static hosting, or addresses of a running build."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote, urlsplit

from models.engine.page_file import html_of_file
from models.engine.xhtml_page import BadXhtml
from models.page.page_fetch import fetch_page
from models.page.page_problem import judge_status
from models.support.outbound import Outbound, Refused

LARGEST = 10 * 1024 * 1024
MOST = 5000


class NoPages(ValueError):
    """There is nothing to check against; the sentence says why."""


@dataclass(frozen=True)
class BuiltPage:
    """`name` is what the report calls it: a file's path, or an address; `html` is None when `problem` says why not."""

    name: str
    html: str | None
    url: str = ""
    problem: str = ""


class BuiltPages:
    """Where pages are found by their path. `folder`s are searched, `urls` are given one by one, `base` is asked for the rest."""

    def __init__(self, given: list[str], base: str, outbound: Outbound) -> None:
        self._outbound, self._base = outbound, base.rstrip("/")
        self._urls = [one for one in given if one.startswith(("http://", "https://"))]
        self._folders = [Path(one) for one in given if one not in self._urls]
        for folder in self._folders:
            if not folder.exists():
                raise NoPages(f"--pages {folder}: there is no such file or folder")
        if not given and not base:
            raise NoPages("give the built pages: --pages with a folder or addresses, or --base with an address")

    def at(self, path: str) -> Iterator[BuiltPage]:
        """The page at a path, or the pages at a path that leaves parts open, such as `/boats/:id`."""
        if "/:" not in path:
            page = self.of(path)
            if page is not None:
                yield page
            return
        shape = re.compile("/".join("[^/]+" if part.startswith(":") else re.escape(part) for part in path.split("/")))
        for folder in self._folders:
            yield from (_read(file) for file in _html_files(folder) if shape.fullmatch(_path_of(folder, file)))
        for url in self._urls:
            if shape.fullmatch(urlsplit(url).path.rstrip("/")):
                yield self._fetched(url)

    def of(self, path: str) -> BuiltPage | None:
        """The page at a path such as `/boats`; None when the build has none there."""
        for url in self._urls:
            if (urlsplit(url).path or "/").rstrip("/") == path.rstrip("/"):
                return self._fetched(url)
        for folder in self._folders:
            if (file := _file(folder, path)) is not None:
                return _read(file)
        return self._fetched(self._base + path) if self._base else None

    def all(self) -> Iterator[BuiltPage]:
        """Every page that was given. Raises NoPages when there are too many to look through."""
        files = (file for folder in self._folders for file in _html_files(folder))
        for number, file in enumerate(files):
            if number == MOST:
                raise NoPages(f"there are more than {MOST:,} pages; name the folder more closely")
            yield _read(file)
        for url in self._urls:
            yield self._fetched(url)

    def _fetched(self, url: str) -> BuiltPage:
        try:
            page = fetch_page(url, self._outbound)
        except Refused as refused:
            return BuiltPage(url, None, problem=refused.reason)
        finding = judge_status(page)
        return BuiltPage(url, None, problem=finding.sentence) if finding else BuiltPage(url, page.html, page.final_url)


def _file(folder: Path, path: str) -> Path | None:
    """`/boats` is `boats`, `boats.html` or `boats/index.html`, and never anything outside the folder."""
    if folder.is_file():
        return None
    name = unquote(path).strip("/")
    for candidate in (
        (f"{name}/index.html", f"{name}.html", f"{name}.htm", f"{name}.xhtml", name) if name else ("index.html", "index.htm")
    ):
        file = (folder / candidate).resolve()
        if file.is_file() and file.is_relative_to(folder.resolve()):
            return file
    return None


def _path_of(folder: Path, file: Path) -> str:
    """Where a static host has a file: `boats/7/index.html` and `boats/7.html` are `/boats/7`."""
    return "/" + re.sub(r"(^|/)index$", "", file.relative_to(folder).with_suffix("").as_posix())


def _html_files(folder: Path) -> Iterator[Path]:
    if folder.is_file():
        yield folder
        return
    yield from sorted(file for pattern in ("*.html", "*.htm", "*.xhtml") for file in folder.rglob(pattern) if file.is_file())


def _read(file: Path) -> BuiltPage:
    if file.stat().st_size > LARGEST:
        return BuiltPage(str(file), None, problem=f"The file is larger than {LARGEST // 1024 // 1024} MiB.")
    try:
        return BuiltPage(str(file), html_of_file(file.name, file.read_bytes()))
    except BadXhtml as problem:
        return BuiltPage(str(file), None, problem=str(problem))
