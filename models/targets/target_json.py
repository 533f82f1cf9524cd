"""A target as JSON: what drafts and findings keep of it, and the part of it that visitors get."""

from typing import TypedDict


class IdentityJson(TypedDict, total=False):
    """What visitors' browsers compare before they show a step: a tag, and where there are any, a text and attributes."""

    tag: str
    text: str
    """In lower case, without digits, at most 40 characters."""
    lang: str
    """The language that the page had then, where it said one: texts differ in another."""
    attrs: dict[str, str]


class FingerprintJson(TypedDict, total=False):
    """What finds an element again on a page that has changed. Members that say nothing are left out."""

    v: int
    """The version of this format."""
    tag: str
    group: str
    kind: str
    role: str
    id: str
    name: str
    label: str
    hint: str
    href: str
    classes: list[str]
    data: list[list[str]]
    """Pairs of a `data-` attribute's name and its value."""
    icons: list[str]
    landmark: str
    before: str
    after: str
    heading: str
    row: str
    inner: str
    above: list[list[str]]
    """Ancestors from the nearest up, each as its tag, id and classes."""
    children: list[str]
    place: float
    """Where on the page it stands, from 0 at its beginning to 1 at its end."""
    twin: list[int]
    """Which one it is of how many that look the same, counted from 1."""
    sibling: list[int]
    """Which one it is of how many in its parent, counted from 1."""
    rivals: list[str]
    """What could have been taken for it on its own page, each where it differs, as `recognise.rival_codes` writes it."""


class TargetForVisitors(TypedDict, total=False):
    """The part that a release carries. `path` is of releases that Cairn no longer writes."""

    selectors: list[str]
    identity: IdentityJson
    inside: "list[TargetForVisitors]"
    path: str


class TargetJson(TypedDict, total=False):
    """A target as drafts keep it: what visitors get, and what finds the element again."""

    format: int
    page: str
    selectors: list[str]
    identity: IdentityJson
    fingerprint: FingerprintJson
    grade: str
    reason: str
    inside: list[TargetForVisitors]
    live: bool
    name: str
    """What people call it; only of what opens something."""
    opener: "TargetJson"
    """What the page says opens what it is in; proposed when it is pointed at, and kept by the step."""
