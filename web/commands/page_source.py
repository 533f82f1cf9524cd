"""A page named on the command line: a file, or an address fetched as the page fetcher does."""

from dataclasses import dataclass
from pathlib import Path

from models.engine.page_file import html_of_file
from models.engine.xhtml_page import BadXhtml
from models.page.page_fetch import fetch_page
from models.page.page_problem import judge_status
from web.commands.operators_way_out import operators_way_out

LARGEST = 16 * 1024 * 1024
# Bytes that no text has (WHATWG MIME Sniffing, "binary data bytes").
_BINARY = bytes([*range(9), 0x0B, *range(0x0E, 0x1B), *range(0x1C, 0x20)])
_LOOKED_AT = 1_445
_UTF_16 = (b"\xff\xfe", b"\xfe\xff")


class NoPage(ValueError):
    """What was named is no page; the sentence says why."""


@dataclass(frozen=True)
class NamedPage:
    """`url` is where it came from, empty for a file; `problem` the sentence about an error answer, empty when there is none."""

    html: str
    url: str = ""
    problem: str = ""


def read_page(name: str) -> NamedPage:
    """Raises NoPage, OSError, and Refused for an address that may not be asked."""
    if name.startswith(("http://", "https://")):
        page = fetch_page(name, operators_way_out())
        problem = judge_status(page)
        return NamedPage(page.html, page.final_url, problem.sentence if problem else "")
    return NamedPage(_file(name))


def _file(name: str) -> str:
    path = Path(name)
    if path.is_dir():
        raise NoPage(f"{name} is a folder; a page is a file or an address with http:// or https://.")
    with path.open("rb") as file:
        html = file.read(LARGEST + 1)
    if len(html) > LARGEST:
        raise NoPage(f"{name} is larger than {LARGEST:,} bytes; more is not looked at.")
    if not html.strip():
        raise NoPage(f"{name} is empty.")
    if not html.startswith(_UTF_16) and html[:_LOOKED_AT].translate(None, _BINARY) != html[:_LOOKED_AT]:
        raise NoPage(f"{name} is no HTML: it has bytes that no text has.")
    try:
        return html_of_file(name, html)
    except BadXhtml as problem:
        raise NoPage(f"{name}: {problem}") from None
