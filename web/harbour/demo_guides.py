"""Two finished guides for Harbour: a tour of a first morning and three hotspots on the berths.

Plain data that the demonstration's seed turns into drafts: bodies are simple HTML, targets are selectors for Harbour 1 with
the page they were picked on, pages, buttons, backdrops and advance rules are written as a release writes them.
Once Harbour 2 is out, the tour's third and fourth targets have moved and its fifth is gone.
"""

_NEXT = {"label": "Next", "style": "primary", "action": {"type": "next"}}
_BACK = {"label": "Back", "style": "link", "action": {"type": "back"}}
_LATER = {"label": "Not now", "style": "link", "action": {"type": "dismiss"}}
_FINISH = {"label": "Finish", "style": "primary", "action": {"type": "finish"}}
_CLICK_THROUGH = {"backdrop": {"kind": "spotlight", "through": True}, "advance": [{"when": "target_click"}]}


def _path(address: str) -> list[dict[str, str]]:
    return [{"part": "path", "operator": "equals", "value": address}]


TOUR: dict[str, object] = {
    "name": "First morning at the marina",
    "kind": "tour",
    "pages": _path("/"),
    "frequency": {"show": "once"},
    "steps": [
        {
            "kind": "modal",
            "path": "/",
            "selector": None,
            "title": "Welcome aboard",
            "body": "<p>Good to have you here, <strong>{{ name | there }}</strong>. Five short stops, from tonight's berths to "
            "your first boat on the register.</p>",
            "placement": "center",
            "buttons": [{"label": "Show me around", "style": "primary", "action": {"type": "next"}}, _LATER],
            "backdrop": {"kind": "dim", "through": False},
        },
        {
            "kind": "tooltip",
            "path": "/",
            "selector": '[data-testid="figure-occupancy"]',
            "title": "How full you are",
            "body": "<p>Counted from the berths that are taken <em>right now</em>. Checking a boat in moves it at once.</p>",
            "placement": "bottom",
            "buttons": [_NEXT, _BACK],
        },
        {
            "kind": "tooltip",
            "path": "/",
            "selector": "#nav-boats",
            "title": "Every boat has a page here",
            "body": "<p>Open <strong>Boats</strong> to go on.</p>",
            "placement": "auto",
            "buttons": [],
            **_CLICK_THROUGH,
        },
        {
            "kind": "tooltip",
            "path": "/boats",
            "selector": "#add-boat",
            "title": "Someone new at the pier?",
            "body": "<p>Boats are added here, guests and regulars alike. Go ahead, <strong>click it</strong>.</p>",
            "placement": "auto",
            "buttons": [],
            **_CLICK_THROUGH,
        },
        {
            "kind": "tooltip",
            "path": "/boats/new",
            "selector": "#lookup-registration",
            "title": "Let the register type for you",
            "body": "<p>Type a registration such as <code>DE-3817</code> and look it up: name, kind and length fill in by "
            "themselves.</p><ul><li>Nothing is saved before you say so.</li></ul>",
            "placement": "bottom",
            "buttons": [_FINISH],
        },
    ],
}

HOTSPOTS: dict[str, object] = {
    "name": "Around the berth plan",
    "kind": "hotspots",
    "pages": _path("/berths"),
    "frequency": {"show": "always"},
    "steps": [
        {
            "kind": "hotspot",
            "path": "/berths",
            "selector": "#print-plan",
            "title": "Pin it to the wall",
            "body": "<p>The plan prints on one sheet, without the menus.</p>",
            "placement": "bottom-end",
            "buttons": [],
        },
        {
            "kind": "hotspot",
            "path": "/berths",
            "selector": '.pier[data-pier="B"] h3',
            "title": "One square, one berth",
            "body": "<p>Squares above the line lie <strong>windward</strong>. A dashed one is promised to someone.</p>",
            "placement": "auto",
            "buttons": [],
        },
        {
            "kind": "hotspot",
            "path": "/berths",
            "selector": "#filter-state",
            "title": "Only the free ones",
            "body": "<p>Choose <em>Free</em> when somebody calls on channel 12 and asks for a night.</p>",
            "placement": "top",
            "buttons": [],
        },
    ],
}

GUIDES = (TOUR, HOTSPOTS)
