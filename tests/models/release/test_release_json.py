"""The types say what the published schema says: a member that only one of them has would be believed by one half of the code."""

from typing import get_type_hints

import pytest

from models.guide.guide_json import ButtonJson, ContentJson, ListedGuide, StepJson
from models.guide.rules.rules_json import ConditionJson, GroupJson, PageRuleJson, RulesJson
from models.release.release_json import ReleaseJson
from models.release.schema_conformity import schema
from models.site.release_theme import ThemeJson
from models.targets.target_json import TargetForVisitors

TYPES = {
    "guide": ListedGuide,
    "content": ContentJson,
    "step": StepJson,
    "target": TargetForVisitors,
    "button": ButtonJson,
    "theme": ThemeJson,
    "rules": RulesJson,
    "page_rule": PageRuleJson,
    "group": GroupJson,
    "condition": ConditionJson,
}


@pytest.mark.parametrize("name", TYPES)
def test_a_part_of_a_release_has_the_members_of_the_schema(name):
    assert set(get_type_hints(TYPES[name])) == set(schema()["$defs"][name]["properties"])


def test_a_release_has_the_members_of_the_schema():
    assert set(get_type_hints(ReleaseJson)) == set(schema()["properties"])
