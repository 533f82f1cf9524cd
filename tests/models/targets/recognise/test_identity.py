import json

import pytest

from models.engine.dom.document import Document
from models.engine.selector.match.selector import Selector
from models.targets.check.first_match import first_match
from models.targets.recognise.identity import identity_of, passes
from tests.models.targets.saved_pages import CORPUS, PAGES, page

VECTORS = json.loads((CORPUS.parent / "identity" / "vectors.json").read_text())


@pytest.mark.parametrize("vector", VECTORS, ids=lambda vector: vector["name"])
def test_the_server_decides_as_the_player_does(vector):
    document = Document(
        f'<!doctype html><html lang="{vector.get("lang", "")}" class="{vector.get("class", "")}"><body>{vector["html"]}'
    )
    found = first_match(document, vector["selectors"], vector["identity"]).element
    wanted = Selector(vector["found"]).select(document)[0] if vector["found"] else None
    assert found is wanted


@pytest.mark.parametrize("file", PAGES, ids=lambda file: file.stem)
def test_every_element_passes_its_own_identity(file):
    document = Document(file.read_text(encoding="utf-8"))
    assert all(passes(element, identity_of(element)) for element in document.elements)


def test_what_a_visitor_typed_is_no_sign():
    document = page('<input name=phone value="0123"><input type=submit value="Send">')
    typed, sent = (identity_of(element) for element in document.with_tag("input"))
    assert typed["attrs"] == {"name": "phone"}
    assert sent["attrs"] == {"value": "Send"}


@pytest.mark.parametrize(
    "identity", [{}, {"tag": 1}, {"text": 5}, {"attrs": []}, {"attrs": {"id": 7}}, {"text": "", "attrs": {}}]
)
def test_an_identity_of_the_wrong_shape_never_raises(identity):
    passes(page("<p>x</p>").elements[-1], identity)
