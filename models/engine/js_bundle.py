"""Joins the player's ES modules into one script: what a bundler does, for modules that keep to a few rules.

A module imports by name and without renaming, exports declarations only, and its top-level names are its own among all
modules joined: then joining is writing them one after the other in the order of their imports.
"""

import re
from collections.abc import Collection, Iterable
from pathlib import Path

import minify

PLAYER = Path(__file__).parents[2] / "static" / "player"

_IMPORT = re.compile(r'^import (?:\{[^}]*\} from )?"(\.[^"]*)";\n', re.MULTILINE)
_EXPORT = re.compile(r"^export (?=(?:async )?function|const|let|class)", re.MULTILINE)
_TOP = re.compile(r"^(?:export )?(?:(?:async )?function\*?|const|let|class) (\w+)", re.MULTILINE)
_PATTERN = re.compile(r"\bconst (?=[{\[])")
_NUMBER = re.compile(r"^const ([A-Z][A-Z_]*) = ([\d_.e]+);\n", re.MULTILINE)
_CONSTANT = re.compile(r"(?<!export )\bconst (?=[\w$]+(?:=| of\b))")
_TAKEN_APART = re.compile(r"\b(let[{\[][^=;]*?[}\]]=[^;{}]+);let(?: |(?=[{\[]))")
_LOST = re.compile(r".*\bvoid \((?:[^()]|\([^()]*\))*(?:\|\||&&|\?\?)(?:[^()]|\([^()]*\))*\)(?!\.).*")
_CSS = re.compile(r"/\* css \*/ `([^`]*)`")
_STYLES = re.compile(r"^const css = `[^`]*", re.MULTILINE)
_MORE_STYLES = re.compile(r"^styles\.push\(`([^`]*)`\);\n", re.MULTILINE)


class CannotJoin(ValueError):
    """A module that breaks the rules of joining; the sentence names it."""


WHOLE = "(()=>{'use strict';try{MODULES;boot(CONFIG)}catch{}})()"

FORWARDING = WHOLE.replace("CONFIG", "forwarding(CONFIG)")
"""The same where `forwarders.js` is among the modules."""


def joined(entries: Iterable[str], folder: Path = PLAYER, wrapper: str = WHOLE, provided: Collection[str] = ()) -> str:
    """The modules named, and everything they import, as one minified script: in `wrapper`, in the place of MODULES.

    Modules that are `provided` are left out, as `wrapper` has their names. Raises CannotJoin when a module is written in a
    way that joining does not understand.
    """
    left_out = [(folder / name).resolve() for name in provided]
    modules: dict[Path, str] = dict.fromkeys(left_out, "")
    for entry in entries:
        _collect((folder / entry).resolve(), folder.resolve(), modules)
    for path in left_out:
        del modules[path]
    _names_are_unique(modules)
    text = "\n".join(_without_modules(path, source) for path, source in modules.items())
    text = _with_styles_together(_with_numbers_in_place(text))
    return _of_one_kind(minify.string("application/javascript", wrapper.replace("MODULES", f"\n{text}\n")).strip())


def _of_one_kind(code: str) -> str:
    """Minified code whose declarations are all alike, neighbours in one: to browsers the same, and smaller once compressed."""
    code = _CONSTANT.sub("let ", code)
    while (shorter := _TAKEN_APART.sub(r"\1,", code)) != code:
        code = shorter
    return code


def _collect(path: Path, folder: Path, modules: dict[Path, str]) -> None:
    if path in modules:
        return
    if folder not in path.parents:
        raise CannotJoin(f"{path.name} lies outside the player's folder.")
    source = path.read_text(encoding="utf-8")
    modules[path] = ""
    for needed in _IMPORT.findall(source):
        _collect((path.parent / needed).resolve(), folder, modules)
    del modules[path]
    modules[path] = source


def _names_are_unique(modules: dict[Path, str]) -> None:
    owners: dict[str, Path] = {}
    for path, source in modules.items():
        for name in _TOP.findall(source):
            if name in owners:
                raise CannotJoin(f"{path.name} and {owners[name].name} both declare {name} at the top.")
            owners[name] = path


def _with_numbers_in_place(text: str) -> str:
    """Numbers where their names are used: a name that is declared costs more than the few digits that it stands for."""
    numbers = dict(_NUMBER.findall(text))

    def in_place(name: re.Match[str]) -> str:
        number = numbers.get(name[1], name[1])
        return f"({number})." if name[2] and name[1] in numbers else f"{number}{name[2]}"  # 5.toFixed() is no number

    return re.sub(r"(?<![\w$.])([A-Z][A-Z_]*)\b(?!:)(\.?)", in_place, _NUMBER.sub("", text))


def _with_styles_together(text: str) -> str:
    """Every module's styles as one text: what is alike lies side by side, and compresses better."""
    more = "".join(_MORE_STYLES.findall(text))
    return _STYLES.sub(lambda css: css[0] + more, _MORE_STYLES.sub("", text))


def _without_modules(path: Path, source: str) -> str:
    text = _EXPORT.sub("", _IMPORT.sub("", source))
    # The minifier takes `void (a && b())` and `void (a ||= b())` for nothing at all.
    left = re.search(r"^(import|export)\b.*", text, re.MULTILINE) or _LOST.search(text)
    if left:
        raise CannotJoin(f"{path.name} has a line that joining does not understand: {left[0]}")
    # The minifier joins neighbouring declarations of a kind and moves a destructuring one to their front, before what it may
    # need: as a kind of its own it stays in its place.
    text = _PATTERN.sub("let ", text)
    return _CSS.sub(lambda css: f"`{minify.string('text/css', css[1])}`", text)
