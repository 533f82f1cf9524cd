"""Which ids, classes and values a build or a framework made up, so that the next page view or release makes up others.

Decided by rule, from what such names are made of, and only then by lists: of the counters that frameworks hand out (React's
`useId`, Angular, Vue, Svelte and their component libraries) and of the words that say what state something is in.
"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import pairwise

LONGEST = 60
"""Characters of a name that somebody gave; longer ones are put together by a program."""

# Hashes, long runs of digits, counters in marks that no person types, prefixes of builds.
_GENERATED = re.compile(
    r"""\d{4,} | ^[0-9a-f]{8,}$ | [0-9a-f]{12,} | ^(?=[^-_]*\d[^-_]*[a-z])(?=.*[A-Z])[A-Za-z0-9]{5,}$ | ^\d+$ |
    :[rR][0-9A-Za-z]*: | [«»] | (?:^|[^A-Za-z0-9])_?[rR]_[0-9a-z]+_ | j_idt\d | ^react-.*\d | ^radix- |
    ^headlessui- | ^mui-\d | ^ember\d | ^ext-gen | ^yui_ | ^gwt-uid | ^select2-.*-[a-z0-9]{2,4}$ | ^jss\d |
    ^css-[a-z0-9]+ | ^sc-[a-zA-Z] | ^st-emotion- | ^emotion- |
    __[A-Za-z0-9_-]{5,}$ | --[A-Za-z0-9]{5,}$ | ^svelte- | ^_ng | ^ng-tns | ^v-[0-9a-f]{6,} | ^data-v-[0-9a-f]+ |
    [a-z]+-[a-z0-9]*\d[a-z0-9]*\d[a-z0-9]{3,}$""",
    re.VERBOSE,
)
_CONSONANTS = re.compile(r"[bcdfghjklmnpqrstvwxz]{5,}", re.IGNORECASE)
_LETTERS = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])")
_NUMBER = re.compile(r"\d")
# What kind of thing something is, or that a program named it: with a counter behind it, a name that says no more is a counter.
_KINDS = frozenset(
    """
    accordion alert anchor area aria arrow auto backdrop badge bar base box btn button card cell check checkbox chip col
    collapse column combo combobox comp component container content control datepicker desc describedby description dialog
    disclosure div drawer dropdown editable editor element error field fieldset file form frame gen grid group helper hint
    html icon id img input instance item items key label labelledby layer legend lightbox link list listbox lookup mask menu
    menubar menuitem message modal native node number numeric option options overlay pane panel picker placeholder popover
    popper popup portal prefix radio range ref root row select selection slider slot span spinner stepper sub submenu suffix
    svg switch tab table tablist tabpanel tabs tag target text textarea textbox textfield thumb tip toast toggle toolbar
    tooltip track tree treeitem trigger uid unique uuid value view widget wrapper
    """.split()
)
_LIBRARIES = frozenset(
    """
    alpine antd ark aui auto autoid bits bootstrap bvid carbon cdk chakra cmdk dijit dojo downshift dx element ember ext fancybox
    floating flowbite fluent fluentui headless headlessui igx isc jqx kendo lightning mantine mat mdc melt mui ngb ngbootstrap
    ngx nuxt pn polaris primeng primevue quasar radix reach react reka rsuite selectize semantic shadcn slds slick svelte
    swiper tippy tomselect vaadin vuetify webpack wijmo zag
    """.split()
)
# Besides, in a class without a number: where it stands, or what any page has.
_PLAIN = _KINDS | frozenset(
    """
    absolute block body bottom caption center close content control dismiss fixed fluid footer full header heading img inner
    large left main middle nav outer page primary responsive right secondary section side small start static step sticky
    summary title top wrap
    """.split()
)
# Words at the end of a class that say how something is just now.
_STATES = frozenset(
    """
    activated active animating appear checked clicked closed closing collapsed collapsing current dirty disabled down dragged
    dragging dropping edited editing enabled enter entered entering error even exit exited expanded fade filled first focus
    focused focusvisible hidden highlight highlighted hover hovered in inactive indeterminate inserted invalid last leave
    leaving loaded loading odd off on open opened opening out pressed pristine readonly running selected show showing shown
    sorted stuck touched unchecked unselected untouched up valid visible visited within
    """.split()
)
_STATE_MARK = re.compile(r"^(?:is|has|are|was|ui-state|state|(?:[a-z]+-)?mod)-", re.IGNORECASE)
_STATE_ATTRIBUTE = re.compile(
    r"^data-(?:(?:headlessui|p|bs|slot|radix|reka|melt|bits|ark|part)-)?"
    r"(?:state|status|open|closed|active|selected|checked|unchecked|hover(?:ed)?|focus(?:ed)?(?:-visible)?|focus-within|pressed|"
    r"disabled|readonly|highlighted|expanded|collapsed|current|loading|loaded|visible|hidden|side|align|placement|popper-.*|"
    r"orientation|motion|entering|leaving|enter|leave|transition|closed|starting-style|ending-style|invalid|valid|dirty|touched|"
    r"filled|focused|collection-item|index|item-index|row-index|col-index|key|react-.*|reach-.*|radix-.*|floating-.*|tippy-.*)$"
)
# Ends with a state word, though it names a thing.
_NOUNS = frozenset("dropdown signup sign-up popup login sign-in log-in checkout check-in logout sign-out log-out".split())


@lru_cache(maxsize=20_000)
def is_made_up_id(name: str) -> bool:
    """Whether an id was made up by a build, or is a framework's counter, which numbers things in the order of their making."""
    return is_generated(name) or is_counter(name)


@lru_cache(maxsize=20_000)
def is_generated(name: str) -> bool:
    """Whether a name looks as if made up by a build, so that the next one makes up another."""
    if len(name) > LONGEST or _GENERATED.search(name):
        return True
    if _CONSONANTS.search(name) and len(name) > 5 and not re.search(r"[-_]", name):
        return True
    mixed = sum(a.isdigit() != b.isdigit() for a, b in pairwise(name))
    return mixed >= 4


@lru_cache(maxsize=20_000)
def is_counter(name: str) -> bool:
    """Whether a name says what kind of thing it is on, by which library perhaps, and then counts: `mat-input-0`, `ag-27-input`.

    A word of its own makes it a name that somebody gave: `address-2`, `invoice-row-3`.
    """
    if not _NUMBER.search(name):
        return False
    words = [word.lower() for word in _LETTERS.findall(name)]
    return all(len(word) <= 2 or word in _KINDS or word in _LIBRARIES for word in words)


@lru_cache(maxsize=20_000)
def is_state(name: str) -> bool:
    """Whether a class says how something is just now (selected, hovered, open), not what it is."""
    if name.lower() in _NOUNS:
        return False
    if _STATE_MARK.match(name):
        return True
    if name.replace("-", "").lower() in _STATES:
        return True
    last = re.split(r"[-_]+", name)[-1]
    words = [word.lower() for word in _LETTERS.findall(last)]
    return bool(words) and words[-1] in _STATES and not (len(words) > 1 and "".join(words[-2:]) in _NOUNS)


@lru_cache(maxsize=5_000)
def is_state_attribute(name: str) -> bool:
    """Whether a `data-` attribute says how something is just now, where it is put, or which number it has."""
    return _STATE_ATTRIBUTE.match(name) is not None


@lru_cache(maxsize=20_000)
def is_plain(name: str) -> bool:
    """Whether a class says no more than what kind of thing it is on: `content`, `form-control`, `card-body`."""
    words = [word.lower() for word in _LETTERS.findall(name)]
    return all(len(word) <= 2 or word in _PLAIN or word in _LIBRARIES for word in words)


@lru_cache(maxsize=5_000)
def names_a_record(address: str) -> bool:
    """Whether an address names a record or a state of the page, by its number or hash: another one stands there tomorrow."""
    path, _, fragment = address.partition("#")
    steps = (*path.split("?")[0].split("/")[1:], fragment)
    return any(step.isdecimal() or is_generated(step) for step in steps if step)
