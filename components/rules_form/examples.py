"""Examples for the gallery and its test."""

from components.page_rules import PageRules
from components.page_rules.examples import EXAMPLES as PAGES
from components.rules_form import Judgement, RulesContext, RulesForm, SegmentChoice
from components.rules_form.timing_fields import TimingFields
from components.segment_builder.examples import EXAMPLES as BUILDERS
from models.guide.undo_screen import UndoSign

_FREE = SegmentChoice("s-1", "Free plan", 'Visitors whose plan is "free".', chosen=True)
_GUIDE = RulesContext(1, 1, 3, undo=UndoSign("Changed when it shows"))
EXAMPLES = {
    "everybody": RulesForm(
        RulesContext(1, 1),
        PageRules(),
        (),
        BUILDERS["nobody chosen"],
        TimingFields(),
        Judgement("All visitors see it once."),
        "ab",
        "ab",
    ),
    "several": RulesForm(
        _GUIDE,
        PageRules(PAGES["one page"].include),
        (_FREE,),
        BUILDERS["several"],
        TimingFields.of(
            {"trigger": {"type": "delay", "seconds": 3}, "frequency": {"show": "days", "days": 30}}, "tour", "welcome"
        ),
        Judgement(
            'Visitors in the segment "Free plan" see "Welcome" once every 30 days.',
            contradictions=("It shows once, so stopping after 3 views never happens.",),
            competitions=('"Welcome" shows before "News" where both are due: it is older.',),
            state="Saved",
        ),
        "ab",
        "ab",
    ),
}
