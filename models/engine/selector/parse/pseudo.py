"""Pseudo-classes and pseudo-elements, as browsers accept them."""

from __future__ import annotations

from abc import ABC, abstractmethod
from typing import TYPE_CHECKING

from models.engine.selector.parse import supported_pseudos as names
from models.engine.selector.parse.nth import read_nth
from models.engine.selector.parse.selector_tree import Complex, Simple
from models.engine.selector.parse.token_cursor import Cursor

if TYPE_CHECKING:
    from models.engine.selector.parse.css_tokens import Token
    from models.engine.selector.parse.token_cursor import SelectorContext


class SelectorParser(Cursor, ABC):
    """What reads the selectors in the parentheses of a function such as `:not()`; the grammar fills it in."""

    @abstractmethod
    def selector_list(self, place: SelectorContext, *, relative: bool = False) -> tuple[Complex, ...]:
        """A list of which every branch has to be valid; a relative branch may begin with a combinator, as in `:has(> a)`."""

    @abstractmethod
    def forgiving_list(self, place: SelectorContext) -> tuple[Complex, ...]:
        """As in `:is()`: a branch that browsers don't know is dropped."""

    @abstractmethod
    def complex(self, place: SelectorContext, *, relative: bool = False) -> Complex:
        """One branch."""


def read_pseudo(parser: SelectorParser, place: SelectorContext, before: list[Simple]) -> Simple:
    start = parser.take()
    double = parser.next.kind == ":"
    if double:
        parser.take()
    token = parser.next
    name = token.text.lower()
    if token.kind not in {"ident", "function"}:
        raise parser.fail("A name is expected after the colon", token)
    if double or name in names.LEGACY_ELEMENTS:
        return _pseudo_element(parser, place, before, start)
    last = next((simple.name for simple in reversed(before) if simple.name.startswith("::")), "")
    if last and not names.may_follow(last, name):
        raise parser.fail(f":{name} can't follow the pseudo-element {last}", start)
    parser.take()
    if token.kind == "ident":
        known = name in names.FUNCTIONS and name not in names.NEVER
        if known or (name not in names.STATES and name not in names.NEVER and not (last and name in names.SCROLLBAR)):
            raise parser.fail(f":{name} needs its parentheses" if known else f"Browsers know no :{name}", start)
        return Simple("state" if name in names.STATES else "never", name)
    return _function(parser, name, place, start)


def _pseudo_element(parser: SelectorParser, place: SelectorContext, before: list[Simple], start: Token) -> Simple:
    token = parser.take()
    name = token.text.lower()
    last = next((simple.name for simple in reversed(before) if simple.name.startswith("::")), "")
    known = names.ELEMENTS if token.kind == "ident" else names.ELEMENT_FUNCTIONS
    prefixed = token.kind == "ident" and name.startswith("-webkit-")
    if name not in known and not prefixed:
        raise parser.fail(f"Browsers know no ::{name}", start)
    if not place.elements:
        raise parser.fail(f"The pseudo-element ::{name} is not allowed here", start)
    if last and not names.element_may_follow(last, name):
        raise parser.fail(f"::{name} can't follow {last}", start)
    if token.kind == "function":
        kind = names.ELEMENT_FUNCTIONS[name]
        _argument(parser, kind, name, place)
    return Simple("never", "::" + name)


def _function(parser: SelectorParser, name: str, place: SelectorContext, start: Token) -> Simple:
    kind = names.FUNCTIONS.get(name)
    if kind is None:
        raise parser.fail(f"Browsers know no :{name}()", start)
    if kind == "has" and place.in_has:
        raise parser.fail(":has() can't be nested in :has()", start)
    if kind == "nth":
        return _nth(parser, name, place)
    return _argument(parser, kind, name, place)


def _argument(parser: SelectorParser, kind: str, name: str, place: SelectorContext) -> Simple:
    if kind in {"is", "not", "has", "any", "compound"}:
        return _nested(parser, kind, place)
    parser.skip_space()
    first = parser.next
    allowed = {"idents": {"ident"}, "list": {"ident"}, "star": {"ident", "*"}}.get(kind, {"ident"})
    if first.kind not in allowed:
        raise parser.fail(f"{name}() wants a name")
    if name == "picker" and first.text.lower() != "select":
        raise parser.fail("picker() wants select")
    parser.take()
    parser.skip_space()
    while (kind == "idents" and parser.next.kind == "ident") or (kind == "list" and parser.next.kind == ","):
        if parser.take().kind == ",":
            parser.skip_space()
            parser.expect("ident", f"{name}() wants a name")
        parser.skip_space()
    parser.close()
    return Simple("state", name, value=first.text) if name in names.STATES else Simple("never", name)


def _nested(parser: SelectorParser, kind: str, place: SelectorContext) -> Simple:
    if kind == "is":
        branches = parser.forgiving_list(place.inside())
    elif kind == "compound":
        branches = (parser.complex(place.inside(compound=True)),)
    else:
        inner = place.inside(in_has=kind == "has", compound=kind == "any")
        branches = parser.selector_list(inner, relative=kind == "has")
    parser.close()
    return Simple("never") if kind == "compound" else Simple("is" if kind == "any" else kind, branches=branches)


def _nth(parser: SelectorParser, name: str, place: SelectorContext) -> Simple:
    step = read_nth(parser)
    parser.skip_space()
    branches: tuple[Complex, ...] = ()
    if parser.next.kind == "ident" and parser.next.text.lower() == "of":
        if not name.endswith("child"):
            raise parser.fail(f":{name}() takes no *of*")
        parser.take()
        branches = parser.selector_list(place.inside())
    parser.close()
    return Simple("nth", name, step=step, branches=branches)
