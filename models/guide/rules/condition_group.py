"""Conditions joined by all or any, nested once."""

from collections.abc import Iterator
from dataclasses import dataclass

from models.guide.rules.condition import Condition
from models.guide.rules.page_rule import refuse_unknown
from models.guide.rules.rules_json import GroupJson
from models.support.json_reader import Reader

MOST_CONDITIONS = 50
AUTHORED = 2
"""Groups in one another as authors write them; in a release a named segment that joins others adds one."""


@dataclass(frozen=True)
class Group:
    match: str
    """"all" or "any"."""
    conditions: "tuple[Condition | Group, ...]"

    @classmethod
    def read(cls, reader: Reader, *, levels: int = AUTHORED) -> "Group":
        """`levels` is how many groups may lie in one another, this one counted."""
        refuse_unknown(reader, "match", "conditions")
        match = reader.one_of("match", ("all", "any"), "all")
        entries = reader.items("conditions", MOST_CONDITIONS)
        if not entries and isinstance(reader.value.get("conditions", []), list) and not reader.value.get("conditions"):
            reader.fault("conditions", "is empty; a group needs at least one condition")
        conditions: list[Condition | Group] = []
        for entry in entries:
            if "conditions" not in entry.value:
                conditions.append(Condition.read(entry))
            elif levels > 1:
                conditions.append(cls.read(entry, levels=levels - 1))
            else:
                entry.fault("conditions", "are nested too deeply; a group inside a group is the limit")
        return cls(match, tuple(conditions))

    def to_json(self) -> GroupJson:
        return {"match": self.match, "conditions": [condition.to_json() for condition in self.conditions]}

    def leaves(self) -> Iterator[Condition]:
        """Every condition, those of inner groups too."""
        for condition in self.conditions:
            if isinstance(condition, Group):
                yield from condition.leaves()
            else:
                yield condition
