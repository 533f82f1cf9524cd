import pytest

from models.guide.guide_file import GuideFile
from models.support.json_reader import Faults
from tests.web.api.program import guide_json


def faults_of(value, **rest):
    with pytest.raises(Faults) as caught:
        GuideFile.read(value, **rest)
    return {path for path, _ in caught.value.faults}


def test_what_is_written_reads_as_itself():
    file = GuideFile.read(guide_json(rules={"frequency": {"show": "always"}}, language="de"))
    assert GuideFile.read(file.to_json()) == file
    assert GuideFile.read(file.to_json()).hash == file.hash


def test_every_fault_is_said_at_once_with_its_path():
    step = {"id": "a b", "titel": "", "title": 3, "backdrop": {"kind": "dim", "colour": "red"}, "buttons": [{"text": "Go"}]}
    value = {"format": 2, "kind": "boat", "steps": [step, "step"], "rules": {"frequenzy": {}}, "notes": ""}
    assert faults_of(value) == {
        "format",
        "name",
        "kind",
        "notes",
        "steps[0].id",
        "steps[0].titel",
        "steps[0].title",
        "steps[0].backdrop.colour",
        "steps[0].buttons[0].text",
        "steps[1]",
        "rules.frequenzy",
    }


def test_a_guide_keeps_its_kind():
    assert faults_of(guide_json(kind="hotspots"), kind="tour") == {"kind"}
    assert GuideFile.read({"name": "Welcome"}, kind="hotspots").kind == "hotspots"


@pytest.mark.parametrize("value", [None, [], "guide", 3])
def test_what_is_no_object_is_no_guide(value):
    assert "" in faults_of(value)
