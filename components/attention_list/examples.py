"""Examples for the gallery and its test."""

from components.attention_list import AttentionLine, AttentionList
from models.event.needed_attention import RULE

_FELL = AttentionLine(
    1, "First morning", "Completion fell from 52 % to 38 %.", "99 % interval: 6 to 22 points less, of 240 browsers that started"
)
_ROSE = AttentionLine(
    2,
    "Boats",
    "Targets are missing more often: 9 % of steps, 1 % before.",
    "99 % interval: 3 to 14 points more, of 310 steps that were due",
    "target_missing",
)
EXAMPLES = {"two": AttentionList((_FELL, _ROSE), RULE), "nothing": AttentionList((), RULE)}
