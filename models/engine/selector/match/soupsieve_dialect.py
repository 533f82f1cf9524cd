"""A browser's selector spelled for soupsieve, so that it means there what it means in Chromium."""

from __future__ import annotations

from typing import TYPE_CHECKING

from models.engine.selector.parse.css_tokens import escape, quote

if TYPE_CHECKING:
    from models.engine.selector.parse.selector_tree import Complex, Simple

NOTHING = ":not(*)"
# Attributes whose values HTML compares without regard to case, on HTML elements (HTML Standard, 4.16.2 "Case-sensitivity").
CASELESS = frozenset(
    """accept accept-charset align alink axis bgcolor charset checked clear codetype color compact declare defer dir direction
    disabled enctype face frame hreflang http-equiv lang language link media method multiple nohref noresize noshade nowrap
    readonly rel rev rules scope scrolling selected shape target text type valign valuetype vlink""".split()
)
# Pseudo-classes answered by soupsieve as Chromium answers them; every other state is lent to it as an attribute.
_SPOKEN = {
    "root": ":root",
    "scope": ":root",
    "first-child": ":first-child",
    "last-child": ":last-child",
    "only-child": ":only-child",
    "first-of-type": ":first-of-type",
    "last-of-type": ":last-of-type",
    "only-of-type": ":only-of-type",
}


def mark(simple: Simple) -> str:
    """The name of the attribute that stands for a state while a selector is answered; no page can hold it."""
    return "\ue000" + "-".join(filter(None, (simple.name, simple.value.lower())))


def spell(branches: tuple[Complex, ...], *, quirks: bool) -> str:
    return ", ".join(_complex(branch, quirks=quirks) for branch in branches)


def _complex(branch: Complex, *, quirks: bool) -> str:
    out = ""
    for combinator, compound in branch.parts:
        between = {"": "", " ": " "}.get(combinator, f" {combinator} ")
        # soupsieve wants the tag first; `a&` and `a` alike keep theirs there.
        out += between + "".join(_simple(simple, quirks=quirks) for simple in compound)
    return out.strip()


def _simple(simple: Simple, *, quirks: bool) -> str:  # noqa: PLR0911 -- one line for each kind of condition
    kind, name = simple.kind, simple.name
    if kind == "tag":
        return escape(name)
    if kind == "universal":
        return "*"
    if kind in {"nowhere", "never"}:
        return NOTHING
    if kind == "id":
        return f"[id={quote(name)} i]" if quirks else "#" + escape(name)
    if kind == "class":
        return f"[class~={quote(name)} i]" if quirks else "." + escape(name)
    if kind == "attribute":
        return _attribute(simple)
    if kind == "state":
        return _SPOKEN.get(name) or f"[{escape(mark(simple))}]"
    return _function(simple, quirks=quirks)


def _function(simple: Simple, *, quirks: bool) -> str:
    inner = spell(simple.branches, quirks=quirks)
    if simple.kind == "nth":
        a, b = simple.step
        return f":{simple.name}({a}n{b:+d}{' of ' + inner if inner else ''})"
    return f":{simple.kind}({inner})" if inner else NOTHING


def _attribute(simple: Simple) -> str:
    name, operator, value = escape(simple.name), simple.operator, simple.value
    if not operator:
        return f"[{name}]"
    if not value and operator in {"^=", "$=", "*=", "~="}:
        return NOTHING
    test = f"[{name}{operator}{quote(value)}"
    if simple.flag:
        return f"{test} i]"
    if simple.name.lower() in CASELESS:
        return f":is(html|*{test} i], :not(html|*){test} s])"
    # soupsieve alone compares `type` without regard to case unless told otherwise.
    return f"{test}]"
