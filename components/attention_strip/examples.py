"""Examples for the gallery and its test."""

from components.attention_strip import AttentionStrip, StripLine, StripRest

_LOST = StripLine("bad", "Missing", "First morning", "2 live targets; visitors pass them.", "Fix", "/inbox/1", "finding")
_FELL = StripLine(
    "warn", "Completion", "Add a boat", "Completion fell from 52 % to 38 %.", "See numbers", "/guides/2/numbers", "numbers"
)
_ASKED = StripLine("accent", "Review", "Summer fair", "Bob Reed waits for a judgement.", "Review", "/reviews/3", "review")
_REST = (StripRest("3 more in the inbox", "/inbox"), StripRest("1 more review", "/reviews"))
EXAMPLES = {"three": AttentionStrip((_LOST, _FELL, _ASKED)), "more": AttentionStrip((_LOST,), _REST)}
