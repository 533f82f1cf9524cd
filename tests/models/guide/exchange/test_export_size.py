import json

import pytest

from models.guide.exchange.export_size import TooLarge, assert_size


def file(document: int, pictures: int) -> bytes:
    coded = "A" * (pictures * 4 // 3)
    return json.dumps({"sites": [{"name": "x" * document, "pictures": [{"name": "a.png", "data": coded}]}]}).encode()


@pytest.mark.parametrize(
    ("document", "pictures", "said"),
    [(900, 900, ""), (2000, 900, "The document has"), (900, 2000, "The pictures have"), (3_000_000, 0, "The file has")],
)
def test_document_and_pictures_have_bounds_of_their_own_before_anything_is_parsed(document, pictures, said):
    text = file(document, pictures)
    if not said:
        assert_size(text, 1000, 1000)
        return
    with pytest.raises(TooLarge, match=said):
        assert_size(text, 1000, 1000)


def test_what_is_no_picture_counts_as_document():
    with pytest.raises(TooLarge, match="document"):
        assert_size(b'{"note": "' + b"A" * 2000 + b'"}', 1000, 10_000)
