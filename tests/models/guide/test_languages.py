import pytest

from models.guide import GuideDocument
from models.guide.compiled_translations import new_language
from models.guide.languages import BadLanguage


def test_a_language_is_added_by_its_name_or_its_code():
    assert new_language(GuideDocument(), " german ") == new_language(GuideDocument(), "DE") == "de"
    assert new_language(GuideDocument(), "Portuguese (Brazil)") == "pt-BR"
    with pytest.raises(BadLanguage, match="written in English already"):
        new_language(GuideDocument(), "English")
