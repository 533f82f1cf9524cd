"""Translations as spreadsheets write them."""

import pytest

from models.guide.exchange import FileRefused, read_csv
from tests.models.guide.test_exchange import DOCUMENT


@pytest.mark.parametrize(
    ("row", "fault"),
    [
        ("s-9.title,x,,=a,b", ("row 2", "is no text of this guide")),
        ("s-1.title,x", ("row 2", "has 2 columns")),
        ("s-1.title,x,,a," + "b" * 300, ("row 2", "at most 200")),
        ("s-1.title,x,,a,b\ns-1.title,x,,a,c", ("row 3", "is there twice")),
        ('"unclosed', ("row 2", "can't be read")),
    ],
)
def test_a_bad_row_is_named(row, fault):
    with pytest.raises(FileRefused) as refused:
        read_csv(DOCUMENT, f"text,what,wording,en,de\n{row}\n")
    assert refused.value.faults[0][0] == fault[0]
    assert fault[1] in refused.value.faults[0][1]


def test_spreadsheets_may_write_semicolons_and_a_mark_in_front():
    file = '\ufefftext;what;wording;en;pt_br\r\ns-1.title;x;;y;"\'=Olá"\r\n'
    assert read_csv(DOCUMENT, file).texts["s-1.title"].text == "=Olá"
    assert read_csv(DOCUMENT, file).language == "pt-BR"


def test_unicode_text_of_a_spreadsheet_has_tabs_between_its_columns():
    file = "text\twhat\twording\ten\tde\r\ns-1.title\tx\t\ty, z\tGrüße; bis bald\r\n"
    assert read_csv(DOCUMENT, file).texts["s-1.title"].text == "Grüße; bis bald"


def test_semicolons_in_the_first_text_are_no_columns():
    file = "text,what,wording,en,de\r\ns-1.title,x,,y," + "a;" * 50 + "\r\n"
    assert read_csv(DOCUMENT, file).texts["s-1.title"].text == "a;" * 50


def test_markup_in_a_spreadsheet_is_sanitised():
    file = 'text,what,wording,en,de\ns-1.body,x,,y,"<p onclick=alert(1)>Hallo<script>alert(1)</script></p>"\n'
    assert read_csv(DOCUMENT, file).texts["s-1.body"].text == "<p>Hallo</p>"
