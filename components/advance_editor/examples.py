"""Examples for the gallery and its test."""

from components.advance_editor import AdvanceEditor

EXAMPLES = {
    "none yet": AdvanceEditor(),
    "any of several": AdvanceEditor(
        (
            ({"when": "target_click"}, ""),
            ({"when": "value", "operator": "matches", "value": "[A-Z]+"}, ""),
            ({"when": "appears", "selector": "a >> b"}, "A selector can't do that (at character 3)."),
            ({"when": "url", "part": "path", "operator": "equals", "value": "/boats"}, ""),
            ({"when": "delay", "seconds": 5}, ""),
        )
    ),
    "without a target": AdvanceEditor((({"when": "event", "name": "boat_added"}, ""),), has_target=False),
}
