"""XLIFF from tools that write where a code begins and where it ends, each as an element of its own."""

import re

import pytest

from models.guide.exchange import FileRefused, read_xliff, write_xliff
from tests.models.guide.test_exchange import DOCUMENT, translated


def spanning(file):
    """The same file from a tool that writes where a code begins and where it ends, in targets."""
    head, *parts = file.split("<target>")
    return "<target>".join([head, *(_spanned(part) for part in parts)])


def _spanned(part):
    target, rest = part.split("</target>", 1)
    open_numbers = []

    def mark(found):
        if found[0] == "</pc>":
            return f'<ec startRef="{open_numbers.pop()}"/>'
        open_numbers.append(found[2])
        return f"<sc{found[1].split('dataRefStart')[0]}/>"

    spanned = re.sub('<pc( id="([^"]+)"[^>]*)>|</pc>', mark, target)
    return f"{spanned}</target>{rest}"


def test_codes_that_begin_and_end_apart_are_read_as_those_around_their_text():
    file = write_xliff(translated(), "Guide", "de")
    apart = spanning(file)
    assert "<pc" in file
    assert "<pc" not in apart[apart.index("<target><sc") : apart.index("</target>", apart.index("<target><sc"))]
    assert read_xliff(DOCUMENT, apart) == read_xliff(DOCUMENT, file)


def test_annotations_of_a_translator_may_lie_across_codes():
    file = spanning(write_xliff(translated(), "Guide", "de"))
    marked = re.sub("(Hallo <sc[^>]*>)", r'<mrk id="m1" type="term">\1</mrk>', file)
    marked = marked.replace("deine", '<sm id="m2" type="comment"/>deine').replace("Boote", 'Boote<em startRef="m2"/>')
    assert (marked.count("<mrk"), marked.count("<sm"), marked.count("<em")) == (1, 1, 1)
    assert read_xliff(DOCUMENT, marked) == read_xliff(DOCUMENT, file)


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        (('<ec startRef="2"/>', ""), "ends the code '1'"),
        (('<ec startRef="2"/>', '<ec startRef="1"/>'), "ends the code '1'"),
        (('<ec startRef="2"/>', '<ec id="2" isolated="yes"/>'), "ends the code ''"),
        (('<sc id="2"', '<sc id="99"'), "has a code '99'"),
        (('<sc id="3"', '<sc id="2"'), "has the code 2 twice"),
        (("</target>", "</target>"), ""),
    ],
)
def test_codes_that_cross_or_do_not_end_are_named(change, fault):
    file = spanning(write_xliff(translated(), "Guide", "de"))
    at = file.index("<target><sc")
    assert change[0] in file[at:]
    damaged = file[:at] + file[at:].replace(change[0], change[1], 1)
    if not fault:
        damaged = re.sub(r'<ec startRef="\d+"/></target>', "</target>", damaged)
        fault = "does not end the code"
    with pytest.raises(FileRefused, match=re.escape(fault)) as refused:
        read_xliff(DOCUMENT, damaged)
    assert refused.value.faults[0][0] == "unit s-1.body"
