import pytest
import tinycss2

from models.engine.half_characters import without_halves

UNKNOWN = "\ufffd"


@pytest.mark.parametrize(
    ("css", "said"),
    [
        (r"\d800", UNKNOWN),
        (r"\0DFFF x", f"{UNKNOWN}x"),
        (r"\00d8001", f"{UNKNOWN}1"),
        (r"a\dabcg", f"a{UNKNOWN}g"),
        (r"\d8001", "\U000d8001"),
        (r"\0d8001", "\U000d8001"),
        (r"\\d800", r"\d800"),
        (r"\d7ff\e000", "\ud7ff\ue000"),
        (r"\41 \.b", "A.b"),
        ("plain", "plain"),
    ],
)
def test_escapes_are_read_as_browsers_read_them(css, said):
    (node,) = tinycss2.parse_component_value_list(without_halves(css))
    assert node.value == said
