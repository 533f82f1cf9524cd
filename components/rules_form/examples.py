"""Examples for the gallery and its test."""

from components.rules_form import RulesForm

_RULE = ("include", {"part": "path", "operator": "equals", "value": "/boats"})
EXAMPLES = {
    "one page": RulesForm(1, (_RULE,), "once", 7, 0, may_edit=True),
    "everywhere": RulesForm(1, (), "days", 7, 0, may_edit=True),
}
