"""Examples for the gallery and its test."""

from components.replacement_list import GuideChanges, ReplacementList
from models.guide.text_replacement import ChangedText

_CHANGES = (
    ChangedText("Step 1, title", "Add a boat", "Add a ship"),
    ChangedText("German: step 1, button", "boat", "", "The text would be empty."),
)
EXAMPLES = {
    "empty": ReplacementList(),
    "found": ReplacementList("boat", "ship", guides=(GuideChanges(1, "Welcome", "a" * 8, _CHANGES, is_live=True),)),
    "nothing": ReplacementList("zebra", "horse", match_case=False),
    "done": ReplacementList("boat", "ship", said="1 text in 1 guide was replaced.", done=((1, 4),)),
    "refused": ReplacementList("boat", "ship", problem="Choose at least one guide."),
}
