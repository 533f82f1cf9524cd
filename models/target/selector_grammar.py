"""What browsers accept as a selector, as a tree; anything else is refused with its reason and position."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from models.target import selector_names as names
from models.target.selector_nth import parse_nth
from models.target.selector_tokens import Token, tokenize

if TYPE_CHECKING:
    from collections.abc import Callable

MAX_LENGTH = 2_000
MAX_DEPTH = 8
MAX_PARTS = 200


class SelectorRefused(ValueError):
    """Not a selector a browser would accept, or a larger one than is looked at. `position` counts characters from 0."""

    def __init__(self, reason: str, position: int) -> None:
        super().__init__(f"{reason} (at character {position + 1})")
        self.reason = reason
        self.position = position


@dataclass(frozen=True, slots=True)
class Simple:
    """One condition. `kind`: tag, universal, nowhere, id, class, attribute, state, never, is, not, has or nth."""

    kind: str
    name: str = ""
    operator: str = ""
    value: str = ""
    flag: str = ""
    branches: tuple[Complex, ...] = ()
    step: tuple[int, int] = (0, 0)


@dataclass(frozen=True, slots=True)
class Complex:
    """Compounds from left to right, each behind its combinator (the first one's is empty unless the selector is relative)."""

    parts: tuple[tuple[str, tuple[Simple, ...]], ...]

    @property
    def subject(self) -> tuple[Simple, ...]:
        return self.parts[-1][1]


@dataclass(slots=True)
class _Place:
    """Where in the selector we are: what is allowed depends on it."""

    depth: int = 0
    in_has: bool = False
    elements: bool = True  # pseudo-elements allowed
    compound: bool = False  # combinators forbidden

    def inside(self, *, in_has: bool = False, compound: bool = False) -> _Place:
        return _Place(self.depth + 1, self.in_has or in_has, elements=False, compound=compound)


@dataclass(slots=True)
class Parser:
    tokens: list[Token]
    length: int
    at: int = 0
    parts: int = 0
    end: Token = field(init=False)

    def __post_init__(self) -> None:
        self.end = Token("end", "", self.length)

    @property
    def next(self) -> Token:
        return self.tokens[self.at] if self.at < len(self.tokens) else self.end

    def take(self) -> Token:
        token = self.next
        self.at += 1
        return token

    def skip_space(self) -> bool:
        before = self.at
        while self.next.kind == "space":
            self.at += 1
        return self.at > before

    def fail(self, reason: str, token: Token | None = None) -> SelectorRefused:
        return SelectorRefused(reason, (token or self.next).position)

    def expect(self, kind: str, reason: str) -> Token:
        if self.next.kind != kind:
            raise self.fail(reason)
        return self.take()

    def close(self) -> None:
        """The `)` of a function; the end of the text closes it too."""
        self.skip_space()
        if self.next.kind not in {")", "end"}:
            raise self.fail(f"{_named(self.next)} does not belong here")
        self.at += 1

    # --- lists -----------------------------------------------------------------------------------------------------

    def selector_list(self, place: _Place, *, relative: bool = False) -> tuple[Complex, ...]:
        found = [self.complex(place, relative=relative)]
        while self.next.kind == ",":
            self.take()
            found.append(self.complex(place, relative=relative))
        return tuple(found)

    def forgiving_list(self, place: _Place) -> tuple[Complex, ...]:
        """As in `:is()`: a branch that browsers don't know is dropped."""
        found: list[Complex] = []
        while True:
            start = self.at
            try:
                branch = self.complex(place)
                if self.next.kind not in {",", ")", "end"}:
                    raise self.fail(f"{_named(self.next)} does not belong here")
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

    def complex(self, place: _Place, *, relative: bool = False) -> Complex:
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

    # --- compounds -------------------------------------------------------------------------------------------------

    def compound(self, place: _Place) -> tuple[Simple, ...]:
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
                "A selector ends too early" if self.next.kind == "end" else f"{_named(self.next)} does not belong here"
            )
        return tuple(found)

    def _tag(self) -> Simple | None:
        first = self.next
        if first.kind in {"ident", "*"} and self._peek().kind == "|" and self._peek(2).kind in {"ident", "*"}:
            if first.kind == "ident":
                raise self.fail(f"The namespace {first.text} is not declared", first)
            self.at += 2
            return self._name()
        if first.kind == "|" and self._peek().kind in {"ident", "*"}:
            self.at += 2
            return Simple("nowhere")
        return self._name() if first.kind in {"ident", "*"} else None

    def _peek(self, ahead: int = 1) -> Token:
        place = self.at + ahead
        return self.tokens[place] if place < len(self.tokens) else self.end

    def _name(self) -> Simple:
        token = self.take()
        return Simple("universal") if token.kind == "*" else Simple("tag", token.text)

    def _simple(self, place: _Place, before: list[Simple]) -> Simple | None:
        token = self.next
        readers: dict[str, Callable[[], Simple]] = {
            "id": lambda: Simple("id", self.take().text),
            ".": self._class,
            "[": self._attribute,
            ":": lambda: self._pseudo(place, before),
            "&": self._scope,
        }
        if token.kind not in readers:
            return None
        last = next((simple.name for simple in reversed(before) if simple.name.startswith("::")), "")
        if last and token.kind != ":":
            raise self.fail(f"{_named(token)} can't follow the pseudo-element {last}")
        return readers[token.kind]()

    def _scope(self) -> Simple:
        self.take()
        return Simple("state", "scope")

    def _class(self) -> Simple:
        self.take()
        return Simple("class", self.expect("ident", "A class name is expected after the dot").text)

    def _attribute(self) -> Simple:
        self.take()
        self.skip_space()
        if self.next.kind == "*" and self._peek().kind == "|":
            self.at += 2
        elif self.next.kind == "|":
            self.take()
        name = self.expect("ident", "An attribute name is expected").text
        if self.next.kind == "|" and self._peek().kind == "ident":
            raise self.fail(f"The namespace {name} is not declared")
        self.skip_space()
        if self.next.kind in {"]", "end"}:
            self.take()
            return Simple("attribute", name)
        operator = self._operator()
        self.skip_space()
        if self.next.kind not in {"ident", "string"}:
            raise self.fail(
                "The attribute's value has to be quoted" if self.next.kind != "end" else "The attribute's value is missing"
            )
        value = self.take().text
        self.skip_space()
        flag = ""
        if self.next.kind == "ident":
            if (flag := self.next.text.lower()) != "i":
                raise self.fail(f"Browsers know no attribute flag {self.next.text}")
            self.take()
            self.skip_space()
        if self.next.kind not in {"]", "end"}:
            raise self.fail(f"{_named(self.next)} does not belong into an attribute selector")
        self.take()
        return Simple("attribute", name, operator, value, flag)

    def _operator(self) -> str:
        token = self.take()
        if token.kind == "=":
            return "="
        if token.kind in {"~", "|", "^", "$", "*"} and self.next.kind == "=" and self.next.position == token.position + 1:
            self.take()
            return token.kind + "="
        raise self.fail(f"{_named(token)} is no way to compare an attribute", token)

    # --- pseudo-classes and pseudo-elements ------------------------------------------------------------------------

    def _pseudo(self, place: _Place, before: list[Simple]) -> Simple:
        start = self.take()
        double = self.next.kind == ":"
        if double:
            self.take()
        token = self.next
        name = token.text.lower()
        if token.kind not in {"ident", "function"}:
            raise self.fail("A name is expected after the colon", token)
        if double or name in names.LEGACY_ELEMENTS:
            return self._pseudo_element(place, before, start)
        last = next((simple.name for simple in reversed(before) if simple.name.startswith("::")), "")
        if last and not names.may_follow(last, name):
            raise self.fail(f":{name} can't follow the pseudo-element {last}", start)
        self.take()
        if token.kind == "ident":
            known = name in names.FUNCTIONS and name not in names.NEVER
            if known or (name not in names.STATES and name not in names.NEVER and not (last and name in names.SCROLLBAR)):
                raise self.fail(f":{name} needs its parentheses" if known else f"Browsers know no :{name}", start)
            return Simple("state" if name in names.STATES else "never", name)
        return self._function(name, place, start)

    def _pseudo_element(self, place: _Place, before: list[Simple], start: Token) -> Simple:
        token = self.take()
        name = token.text.lower()
        last = next((simple.name for simple in reversed(before) if simple.name.startswith("::")), "")
        known = names.ELEMENTS if token.kind == "ident" else names.ELEMENT_FUNCTIONS
        prefixed = token.kind == "ident" and name.startswith("-webkit-")
        if name not in known and not prefixed:
            raise self.fail(f"Browsers know no ::{name}", start)
        if not place.elements:
            raise self.fail(f"The pseudo-element ::{name} is not allowed here", start)
        if last and not names.element_may_follow(last, name):
            raise self.fail(f"::{name} can't follow {last}", start)
        if token.kind == "function":
            kind = names.ELEMENT_FUNCTIONS[name]
            self._argument(kind, name, place)
        return Simple("never", "::" + name)

    def _function(self, name: str, place: _Place, start: Token) -> Simple:
        kind = names.FUNCTIONS.get(name)
        if kind is None:
            raise self.fail(f"Browsers know no :{name}()", start)
        if kind == "has" and place.in_has:
            raise self.fail(":has() can't be nested in :has()", start)
        if kind == "nth":
            return self._nth(name, place)
        return self._argument(kind, name, place)

    def _argument(self, kind: str, name: str, place: _Place) -> Simple:
        if kind in {"is", "not", "has", "any", "compound"}:
            return self._nested(kind, place)
        self.skip_space()
        first = self.next
        allowed = {"idents": {"ident"}, "list": {"ident"}, "star": {"ident", "*"}}.get(kind, {"ident"})
        if first.kind not in allowed:
            raise self.fail(f"{name}() wants a name")
        if name == "picker" and first.text.lower() != "select":
            raise self.fail("picker() wants select")
        self.take()
        self.skip_space()
        while (kind == "idents" and self.next.kind == "ident") or (kind == "list" and self.next.kind == ","):
            if self.take().kind == ",":
                self.skip_space()
                self.expect("ident", f"{name}() wants a name")
            self.skip_space()
        self.close()
        return Simple("state", name, value=first.text) if name in names.STATES else Simple("never", name)

    def _nested(self, kind: str, place: _Place) -> Simple:
        if kind == "is":
            branches = self.forgiving_list(place.inside())
        elif kind == "compound":
            branches = (self.complex(place.inside(compound=True)),)
        else:
            inner = place.inside(in_has=kind == "has", compound=kind == "any")
            branches = self.selector_list(inner, relative=kind == "has")
        self.close()
        return Simple("never") if kind == "compound" else Simple("is" if kind == "any" else kind, branches=branches)

    def _nth(self, name: str, place: _Place) -> Simple:
        step, self.at = parse_nth(self.tokens, self.at, self.end)
        self.skip_space()
        branches: tuple[Complex, ...] = ()
        if self.next.kind == "ident" and self.next.text.lower() == "of":
            if not name.endswith("child"):
                raise self.fail(f":{name}() takes no *of*")
            self.take()
            branches = self.selector_list(place.inside())
        self.close()
        return Simple("nth", name, step=step, branches=branches)


class TooMuch(SelectorRefused):
    """Past a bound; not forgiven even where browsers forgive."""


def _named(token: Token) -> str:
    return {"space": "A space", "end": "The end"}.get(token.kind, token.raw[:20] or token.text)


def parse(css: str) -> tuple[Complex, ...]:
    """The branches of a selector list. Raises SelectorRefused."""
    if len(css) > MAX_LENGTH:
        raise TooMuch(f"The selector has {len(css):,} characters; at most {MAX_LENGTH:,} are looked at", MAX_LENGTH)
    parser = Parser(tokenize(css), len(css))
    found = parser.selector_list(_Place())
    if parser.next.kind != "end":
        raise parser.fail(f"{_named(parser.next)} does not belong here")
    return found
