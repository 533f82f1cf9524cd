"""Where a guide shows: rules over the parts of a page's address."""

from dataclasses import dataclass

from models.engine.regex.cost import assert_harmless
from models.engine.regex.expression_tree import BadExpression
from models.guide.rules.rule_address import PARTS, BadAddressValue, canonical_value
from models.guide.rules.rules_json import PageRuleJson, PagesJson
from models.support.json_reader import Reader

OPERATORS = ("equals", "not_equals", "contains", "not_contains", "starts_with", "ends_with", "pattern", "regex")
LONGEST_VALUE = 2000
MOST_RULES = 50


@dataclass(frozen=True)
class PageRule:
    """One comparison of a part of the page's address; `value` is written as a browser writes that part."""

    part: str
    operator: str
    value: str
    strict: bool = False
    """Whether a trailing slash and the order of query parameters matter."""

    @classmethod
    def read(cls, reader: Reader) -> "PageRule":
        part = reader.one_of("part", PARTS, "path")
        operator = reader.one_of("operator", OPERATORS, "equals")
        value = reader.text("value", LONGEST_VALUE)
        try:
            value = _checked(part, operator, value)
        except (BadAddressValue, BadExpression) as problem:
            reader.fault("value", str(problem))
        return cls(part, operator, value, reader.flag("strict", default=False))

    def to_json(self) -> PageRuleJson:
        rule: PageRuleJson = {"part": self.part, "operator": self.operator, "value": self.value}
        if self.strict:
            rule["strict"] = True
        return rule


@dataclass(frozen=True)
class Pages:
    """Includes are joined by or, every page when there are none; an exclude wins."""

    include: tuple[PageRule, ...] = ()
    exclude: tuple[PageRule, ...] = ()

    @classmethod
    def read(cls, reader: Reader) -> "Pages":
        refuse_unknown(reader, "include", "exclude")
        return cls(*(tuple(map(PageRule.read, reader.items(name, MOST_RULES))) for name in ("include", "exclude")))

    def to_json(self) -> PagesJson:
        pages: PagesJson = {}
        if self.include:
            pages["include"] = [rule.to_json() for rule in self.include]
        if self.exclude:
            pages["exclude"] = [rule.to_json() for rule in self.exclude]
        return pages


def refuse_unknown(reader: Reader, *names: str) -> None:
    """A fault for every member with another name: a typing error must not become a rule that does nothing."""
    for name in reader.value:
        if name not in names:
            reader.fault(str(name)[:60], "is not known here")


def _checked(part: str, operator: str, value: str) -> str:
    if operator != "regex":
        written = canonical_value(part, operator, value)
        if len(written) > LONGEST_VALUE:
            raise BadAddressValue(f"has {len(written):,} characters as browsers write it; at most {LONGEST_VALUE:,} are possible")
        return written
    assert_harmless(value)
    return value
