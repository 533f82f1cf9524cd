"""What browsers accept as a selector, as a tree; anything else is refused with its reason and position."""

from __future__ import annotations

from typing import TYPE_CHECKING

from models.engine.selector.parse.attribute_selector import read_attribute
from models.engine.selector.parse.css_tokens import tokenize
from models.engine.selector.parse.pseudo import SelectorParser, read_pseudo
from models.engine.selector.parse.selector_tree import MAX_DEPTH, MAX_LENGTH, MAX_PARTS, Complex, SelectorRefused, Simple, TooMuch
from models.engine.selector.parse.token_cursor import SelectorContext, named

if TYPE_CHECKING:
    from collections.abc import Callable


def parse(css: str) -> tuple[Complex, ...]:
    """The branches of a selector list. Raises SelectorRefused."""
    if len(css) > MAX_LENGTH:
        raise TooMuch(f"The selector has {len(css):,} characters; at most {MAX_LENGTH:,} are looked at", MAX_LENGTH)
    parser = SelectorGrammar(tokenize(css), len(css))
    found = parser.selector_list(SelectorContext())
    if parser.next.kind != "end":
        raise parser.fail(f"{named(parser.next)} does not belong here")
    return found


class SelectorGrammar(SelectorParser):
    def selector_list(self, place: SelectorContext, *, relative: bool = False) -> tuple[Complex, ...]:
        found = [self.complex(place, relative=relative)]
        while self.next.kind == ",":
            self.take()
            found.append(self.complex(place, relative=relative))
        return tuple(found)

    def forgiving_list(self, place: SelectorContext) -> tuple[Complex, ...]:
        found: list[Complex] = []
        while True:
            start = self.at
            try:
                branch = self.complex(place)
                if self.next.kind not in {",", ")", "end"}:
                    raise self.fail(f"{named(self.next)} does not belong here")
                found.append(branch)
            except TooMuch:
                raise
            except SelectorRefused:
                self.at = start
                self._skip_branch()
            if self.next.kind != ",":
                return tuple(found)
            self.take()

    def _skip_branch(self) -> None:
        pairs = {"(": ")", "function": ")", "[": "]", "{": "}"}
        open_: list[str] = []
        while (kind := self.next.kind) != "end":
            if not open_ and kind in {",", ")"}:
                return
            if kind in pairs:
                open_.append(pairs[kind])
            elif open_ and kind == open_[-1]:
                open_.pop()
            self.at += 1

    def complex(self, place: SelectorContext, *, relative: bool = False) -> Complex:
        if place.depth > MAX_DEPTH:
            raise TooMuch(f"Nested more than {MAX_DEPTH} deep", self.next.position)
        self.skip_space()
        combinator = ""
        if relative:
            combinator = self.take().text if self.next.kind in {">", "+", "~"} else " "
            self.skip_space()
        parts = [(combinator, self.compound(place))]
        while True:
            spaced = self.skip_space()
            kind = self.next.kind
            if kind in {">", "+", "~"}:
                combinator = self.take().text
                self.skip_space()
            elif spaced and kind not in {"end", ",", ")"}:
                combinator = " "
            else:
                return Complex(tuple(parts))
            if place.compound:
                raise self.fail("Only one compound selector is allowed here")
            if any(simple.kind == "never" and simple.name.startswith("::") for simple in parts[-1][1]):
                raise self.fail("Nothing can follow a pseudo-element")
            parts.append((combinator, self.compound(place)))

    def compound(self, place: SelectorContext) -> tuple[Simple, ...]:
        found: list[Simple] = []
        if tag := self._tag():
            found.append(tag)
        while (simple := self._simple(place, found)) is not None:
            self.parts += 1
            if self.parts > MAX_PARTS:
                raise TooMuch(f"More than {MAX_PARTS} conditions", self.next.position)
            found.append(simple)
        if not found:
            raise self.fail(
                "A selector ends too early" if self.next.kind == "end" else f"{named(self.next)} does not belong here"
            )
        return tuple(found)

    def _tag(self) -> Simple | None:
        first = self.next
        if first.kind in {"ident", "*"} and self.peek().kind == "|" and self.peek(2).kind in {"ident", "*"}:
            if first.kind == "ident":
                raise self.fail(f"The namespace {first.text} is not declared", first)
            self.at += 2
            return self._name()
        if first.kind == "|" and self.peek().kind in {"ident", "*"}:
            self.at += 2
            return Simple("nowhere")
        return self._name() if first.kind in {"ident", "*"} else None

    def _name(self) -> Simple:
        token = self.take()
        return Simple("universal") if token.kind == "*" else Simple("tag", token.text)

    def _simple(self, place: SelectorContext, before: list[Simple]) -> Simple | None:
        token = self.next
        readers: dict[str, Callable[[], Simple]] = {
            "id": lambda: Simple("id", self.take().text),
            ".": self._class,
            "[": lambda: read_attribute(self),
            ":": lambda: read_pseudo(self, place, before),
            "&": self._scope,
        }
        if token.kind not in readers:
            return None
        last = next((simple.name for simple in reversed(before) if simple.name.startswith("::")), "")
        if last and token.kind != ":":
            raise self.fail(f"{named(token)} can't follow the pseudo-element {last}")
        return readers[token.kind]()

    def _scope(self) -> Simple:
        self.take()
        return Simple("state", "scope")

    def _class(self) -> Simple:
        self.take()
        return Simple("class", self.expect("ident", "A class name is expected after the dot").text)
