"""Examples for the gallery and its test."""

from components.attention_list import AttentionLine, AttentionList
from models.event.needed_attention import RULE

_FELL = AttentionLine(1, "First morning", "Completion fell from 52 % to 38 %.", "6 to 22 points less, 99 % sure, of 240")
_ROSE = AttentionLine(
    2,
    "Boats",
    "Targets are missing more often: 9 % of steps, 1 % before.",
    "3 to 14 points more, 99 % sure, of 310",
    "target_missing",
)
EXAMPLES = {"two": AttentionList((_FELL, _ROSE), RULE), "nothing": AttentionList((), RULE)}
