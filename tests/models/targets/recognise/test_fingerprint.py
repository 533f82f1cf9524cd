import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from models.engine.dom.document import Document
from models.targets.recognise.fingerprint import MAX_BYTES, VERSION, Fingerprint
from models.targets.recognise.page_traits import page_traits
from tests.models.targets.saved_pages import PAGES, page


def size(document, element):
    written = Fingerprint.of(element, page_traits(document)).to_json()
    return len(json.dumps(written, separators=(",", ":"), ensure_ascii=False).encode())


@pytest.mark.parametrize("file", PAGES, ids=lambda file: file.stem)
def test_every_element_fits_into_a_kilobyte_and_comes_back(file):
    document = Document(file.read_text(encoding="utf-8"))
    for element in document.elements:
        assert size(document, element) <= MAX_BYTES
        taken = Fingerprint.of(element, page_traits(document))
        again = Fingerprint.from_json(json.loads(json.dumps(taken.to_json())))
        assert again is not None
        assert again.traits.tag == element.name


def test_an_element_of_long_names_still_fits():
    name = "é☃" * 300
    attributes = " ".join(f'data-{letter}="{name[:50]}"' for letter in "abcdefgh")
    around = f'<section id="{"i" * 90}" class="{"k" * 45} {"l" * 45} {"m" * 45}">' * 8
    document = page(
        f'{around}<h2>{name}</h2><p>{name}</p><a href="/{name}" title="{name}" {attributes} aria-label="{name}">{name}</a>{name}'
    )
    assert size(document, document.with_tag("a")[0]) <= MAX_BYTES


def test_an_older_or_foreign_one_is_read_as_far_as_it_goes():
    assert Fingerprint.from_json({}) is None
    assert Fingerprint.from_json({"v": VERSION + 1, "tag": "a"}) is None
    assert Fingerprint.from_json({"v": "x", "tag": "a"}) is None
    older = Fingerprint.from_json({"tag": "a", "label": "save"})
    assert older is not None
    assert (older.traits.label, older.traits.href, older.surroundings.twin) == ("save", "", (1, 1))


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=3), inner, max_size=3),
    max_leaves=6,
)
NAMES = ["tag", "v", "label", "classes", "data", "icons", "above", "children", "place", "twin", "sibling", "row", "href"]


@settings(max_examples=300, deadline=None)
@given(st.dictionaries(st.sampled_from(NAMES), json_values))
def test_a_fingerprint_of_any_shape_is_read_or_is_none(data):
    found = Fingerprint.from_json({"tag": "p", **data})
    assert found is None or 0.0 <= found.surroundings.place <= 1.0
