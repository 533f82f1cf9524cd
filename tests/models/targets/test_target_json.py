"""The JSON that is written by the names of a dataclass' fields has the members that its type says."""

from dataclasses import fields

import pytest

from models.targets.recognise.element_traits import ElementTraits
from models.targets.recognise.surroundings import Surroundings
from models.targets.target_json import FingerprintJson
from models.targets.verdict import (
    ComparedTrait,
    Proposal,
    ProposalJson,
    Repair,
    RepairJson,
    TraitJson,
    Verdict,
    VerdictJson,
)

WRITTEN = {Verdict: VerdictJson, ComparedTrait: TraitJson, Proposal: ProposalJson, Repair: RepairJson}


@pytest.mark.parametrize("written", WRITTEN, ids=lambda one: one.__name__)
def test_a_verdict_and_a_repair_are_written_with_the_members_of_their_types(written):
    assert members(WRITTEN[written]) == names(written)


def test_a_fingerprint_has_a_member_for_each_trait_and_all_surroundings():
    known = names(ElementTraits) | names(Surroundings)
    assert members(FingerprintJson) == known - {"ancestors"} | {"above", "rivals", "v"}


def members(json_type: type) -> set[str]:
    return set(json_type.__annotations__)


def names(written: type) -> set[str]:
    return {field.name for field in fields(written)}
