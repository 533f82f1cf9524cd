"""Examples for the gallery and its test."""

from components.page_rules import PageRules
from components.page_rules.examples import EXAMPLES as PAGES
from components.rules_form import Around, Judgement, RulesForm, SegmentChoice
from components.rules_form.timing import Timing
from components.segment_builder.examples import EXAMPLES as BUILDERS

_FREE = SegmentChoice("s-1", "Free plan", 'Visitors whose plan is "free".', chosen=True)
_AROUND = Around(1, 1, 3, undo="Changed when it shows")
EXAMPLES = {
    "everybody": RulesForm(
        Around(1, 1), PageRules(), (), BUILDERS["nobody chosen"], Timing(), Judgement("All visitors see it once."), "ab", "ab"
    ),
    "several": RulesForm(
        _AROUND,
        PageRules(PAGES["one page"].include),
        (_FREE,),
        BUILDERS["several"],
        Timing.of({"trigger": {"type": "delay", "seconds": 3}, "frequency": {"show": "days", "days": 30}}, "tour", "welcome"),
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
