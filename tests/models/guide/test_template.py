import pytest

from models.guide import GuideDocument, missing
from models.guide.template import TEMPLATES, find_template


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda template: template.key)
def test_a_template_needs_nothing_but_elements_and_words(template):
    document = GuideDocument(template.begin("https://app.example/"))
    assert GuideDocument.read(document.to_json()).to_json() == document.to_json()
    assert all("needs a target" in reason or "is empty" in reason for reason in missing(template.kind, document))


def test_each_guide_gets_steps_of_its_own():
    first, second = (find_template("welcome").begin("https://app.example/") for _ in range(2))
    assert not {step.id for step in first} & {step.id for step in second}
    assert len({step.id for step in first}) == len(first) == 4


def test_an_unknown_template_is_the_plain_tour():
    assert find_template("anything").key == "tour"
