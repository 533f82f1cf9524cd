"""Examples for the gallery and its test."""

from components.attention_strip import AttentionStrip, StripLine

_LOST = StripLine("bad", "Missing", "First morning", "2 live targets; visitors go past their steps.", "Fix", "/inbox/1")
_FELL = StripLine("warn", "Completion", "Add a boat", "Completion fell from 52 % to 38 %.", "See numbers", "/guides/2/numbers")
_ASKED = StripLine("accent", "Review", "Summer fair", "Bob Reed waits for a judgement.", "Review", "/reviews/3")
EXAMPLES = {"three": AttentionStrip((_LOST, _FELL, _ASKED)), "more": AttentionStrip((_LOST,), 4)}
