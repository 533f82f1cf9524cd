"""How alike an element as it was and an element as it is are: one number, a feature, for each thing compared."""

from __future__ import annotations

from typing import TYPE_CHECKING

from models.targets.recognise.normal_text import contained, likeness, overlap, same_place, tokens, words

if TYPE_CHECKING:
    from models.targets.recognise.element_traits import ElementTraits
    from models.targets.recognise.surroundings import Ancestor, Surroundings

Features = dict[str, float]
_REBUILT = frozenset({"button", "link", "field", "option", "heading", "item"})
"""Controls and the like that are made of another tag when a page is rebuilt; what they are stays."""
TEST_IDS = frozenset({"data-testid", "data-test", "data-test-id", "data-cy", "data-qa"})
_EXCHANGEABLE = frozenset(
    frozenset(pair)
    for pair in (
        ("link", "button"),
        ("heading", "text"),
        ("heading", "button"),
        ("label", "text"),
        ("box", "form"),
        ("box", "list"),
        ("item", "link"),
        ("box", "item"),
        ("box", "table"),
        ("label", "heading"),
        ("text", "cell"),
        ("box", "text"),
        ("link", "text"),
        ("list", "table"),
        ("media", "text"),
    )
)


def trait_features(old: ElementTraits, new: ElementTraits) -> Features:
    """0 or absent: nothing to say. Names that end in `_differs` or `_lost` speak against the element."""
    out: Features = {}
    if old.tag == new.tag:
        out["tag"] = 1.0
    elif old.group == new.group and old.group in _REBUILT:
        out["tag_of_group"] = 1.0
    if old.group == new.group:
        out["group"] = 1.0
    elif frozenset((old.group, new.group)) in _EXCHANGEABLE:
        out["group_near"] = 1.0
    if old.kind and new.kind:
        out["kind" if old.kind == new.kind else "kind_differs"] = 1.0
    if old.role and new.role:
        out["role" if old.role == new.role else "role_differs"] = 1.0
    _names(out, old, new)
    _texts(out, old, new)
    if old.href and new.href:
        near = same_place(old.href, new.href)
        out["href"] = near
        out["href_same"] = float(old.href == new.href)
        out["href_differs"] = 1 - near
    elif old.href:
        out["href_lost"] = 1.0
    if old.icons and new.icons:
        out["icons"] = overlap(old.icons, new.icons)
        out["icons_differ"] = 1 - out["icons"]
    if old.data and new.data:
        out["data"] = overlap(frozenset(old.data), frozenset(new.data))
        out["test_id"] = float(any(name in TEST_IDS and (name, value) in new.data for name, value in old.data))
    bag = overlap(_bag(old), _bag(new))
    if bag:
        out["words"] = bag
    return out


def _names(out: Features, old: ElementTraits, new: ElementTraits) -> None:
    if old.id and new.id:
        same = old.id == new.id
        out["id_same"] = float(same)
        near = 1.0 if same else overlap(words(old.id), words(new.id))
        out["id"] = near
        out["id_differs"] = 1 - near
    elif old.id:
        out["id_lost"] = 1.0
    if old.name and new.name:
        near = 1.0 if old.name == new.name else 0.5 * overlap(words(old.name), words(new.name))
        out["name"] = near
        out["name_differs"] = 1 - near
    if old.classes and new.classes:
        shared = overlap(frozenset(old.classes), frozenset(new.classes))
        out["classes"] = shared
        out["classes_differ"] = 1 - shared
    elif old.classes or new.classes:
        out["classes_differ"] = 0.5


def _texts(out: Features, old: ElementTraits, new: ElementTraits) -> None:
    if old.label and new.label:
        near = max(likeness(old.label, new.label), 0.9 * _crossed(old, new))
        within = contained(words(old.label), words(new.label))
        out["label_same"] = float(old.label == new.label)
        out["label_within"] = within
        out["label"] = near
        # Counters change by themselves.
        weight = 1.0 if _has_letters(old.label) and _has_letters(new.label) else 0.3
        out["label_differs"] = weight * (1 - max(near, 0.8 * within)) ** 2
    elif old.label:
        hinted = likeness(old.label, new.hint) if new.hint else 0.0
        out["label"] = 0.8 * hinted
        out["label_lost"] = (1 - hinted) * (1.0 if _has_letters(old.label) else 0.3)
    elif new.label:
        out["label_new"] = 1 - (likeness(old.hint, new.label) if old.hint else 0.0)
    if old.hint and new.hint:
        out["hint"] = likeness(old.hint, new.hint)
        out["hint_differs"] = 1 - out["hint"]


def _crossed(old: ElementTraits, new: ElementTraits) -> float:
    """What was the label may have become the hint, and the other way round."""
    return max(likeness(old.label, new.hint) if new.hint else 0.0, likeness(old.hint, new.label) if old.hint else 0.0)


def _has_letters(text: str) -> bool:
    return any(char.isalpha() for char in text)


def _bag(traits: ElementTraits) -> frozenset[str]:
    last = traits.href.rstrip("/").rsplit("/", 1)[-1]
    return words(traits.label).union(words(traits.hint), words(traits.id), words(traits.name), words(last), traits.icons)


def surroundings_features(old: Surroundings, new: Surroundings) -> Features:
    out: Features = {}
    _above(out, old.ancestors, new.ancestors)
    if old.landmark and new.landmark:
        out["landmark" if old.landmark == new.landmark else "landmark_differs"] = 1.0
    elif old.landmark or new.landmark:
        out["landmark_differs"] = 0.4
    for name in ("before", "after", "heading", "row", "inner"):
        was, now = getattr(old, name), getattr(new, name)
        if was and now:
            near = likeness(was, now)
            out[name] = near
            out[name + "_differs"] = 1 - near
        elif was:
            out[name + "_differs"] = 1.0
    _row(out, old, new)
    out["children"] = overlap(frozenset(old.children), frozenset(new.children)) if old.children or new.children else 0.5
    out["far"] = min(1.0, abs(old.place - new.place) * 2)
    _order(out, old, new)
    return out


def _above(out: Features, old: tuple[Ancestor, ...], new: tuple[Ancestor, ...]) -> None:
    ids_old, ids_new = ({one for _, one, _ in above if one} for above in (old, new))
    if ids_old and ids_new:
        out["above_ids"] = overlap(frozenset(ids_old), frozenset(ids_new))
    classes_old, classes_new = (frozenset(name for _, _, names in above for name in names) for above in (old, new))
    if classes_old and classes_new:
        out["above_classes"] = overlap(classes_old, classes_new)
    if old and new and old[0][0] == new[0][0]:
        out["parent_tag"] = 1.0
    out["above_tags"] = overlap(frozenset(tag for tag, _, _ in old), frozenset(tag for tag, _, _ in new))


def _row(out: Features, old: Surroundings, new: Surroundings) -> None:
    """Among things that look the same (*Edit* in every row), what else stands in the row tells which one it is, digits too;
    where there is no row, the heading of its card does.
    """
    if old.row and new.row and (old.twin[1] > 1 or new.twin[1] > 1):
        near = overlap(tokens(old.row), tokens(new.row))
        out["row_of_twin"] = near
        out["row_of_twin_differs"] = 1 - near
    elif old.heading and new.heading and (old.twin[1] > 1 or new.twin[1] > 1):
        near = likeness(old.heading, new.heading)
        out["card"] = near
        out["card_differs"] = 1 - near


def _order(out: Features, old: Surroundings, new: Surroundings) -> None:
    (was, of), (now, now_of) = old.twin, new.twin
    if of > 1 or now_of > 1:
        from_start, from_end = was == now, of - was == now_of - now
        # Rows come and go: where they can be read, counting them says little.
        worth = 0.3 if old.row and new.row else 1.0
        out["twin"] = worth * (1.0 if from_start and from_end else 0.7 if from_start or from_end else 0.0)
        out["twin_far"] = worth * min(1.0, abs((was - 0.5) / of - (now - 0.5) / now_of) * 2)
    (was, of), (now, now_of) = old.sibling, new.sibling
    if of > 1 or now_of > 1:
        out["sibling"] = 1.0 if was == now and of == now_of else 0.6 if was == now or of - was == now_of - now else 0.0
