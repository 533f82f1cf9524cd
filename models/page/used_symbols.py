"""Symbols that a page uses out of drawings elsewhere: a frame of nobody's origin may not, so they stand in the snapshot."""

import re
from collections.abc import Mapping

from models.support.confined import ConfinedError, run

_USE = re.compile(r'(<use\b[^>]*? href=")([^"#]+)#([\w.:-]+)"')
MOST = 500
"""Symbols of one page."""


def with_used_symbols(html: str, drawings: Mapping[str, bytes]) -> str:
    """The page with what it uses of `drawings`, which are by their addresses in it, at its end."""
    wanted: dict[str, dict[str, None]] = {}
    for _, address, name in _USE.findall(html)[:MOST]:
        if address in drawings:
            wanted.setdefault(address, {})[name] = None
    if not wanted:
        return html
    numbers = {address: number for number, address in enumerate(wanted)}
    symbols = "".join(_symbols(drawings[address], list(names), _prefix(numbers[address])) for address, names in wanted.items())

    def named(use: re.Match[str]) -> str:
        number = numbers.get(use[2])
        return use[0] if number is None else f'{use[1]}#{_prefix(number)}{use[3]}"'

    return _USE.sub(named, html) + f'<svg style="display:none" aria-hidden="true">{symbols}</svg>'


def _prefix(number: int) -> str:
    return f"cairn-symbol-{number}-"


def _symbols(drawing: bytes, names: list[str], prefix: str) -> str:
    encoding = "utf-16" if drawing[:2] in {b"\xff\xfe", b"\xfe\xff"} else "utf-8"
    try:
        return run("models.page.confined_page:reread_sprite", drawing.decode(encoding, "replace"), names, prefix, seconds=8.0)
    except ConfinedError:
        return ""
