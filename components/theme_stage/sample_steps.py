"""One step of each kind, as a release has it, to see a theme in."""

from models.guide.guide_json import ButtonJson, StepJson
from models.targets.target_json import TargetForVisitors

_TARGET: TargetForVisitors = {"selectors": ["#target"]}
_BUTTONS: list[ButtonJson] = [
    {"label": "Back", "style": "secondary", "action": {"type": "back"}},
    {"label": "Next", "style": "primary", "action": {"type": "next"}},
]
_BODY = [["p", "Every ", ["strong", "boat"], " has a berth. ", ["a", {"href": "#"}, "How berths work"]]]

SAMPLES: dict[str, StepJson] = {
    "tooltip": {
        "id": "tooltip",
        "kind": "tooltip",
        "title": "Find a free berth",
        "body": _BODY,
        "target": _TARGET,
        "progress": "dots",
        "buttons": _BUTTONS,
    },
    "modal": {
        "id": "modal",
        "kind": "modal",
        "title": "Welcome aboard",
        "body": [*_BODY, ["ul", ["li", "Add your boats"], ["li", "See who is where"]]],
        "progress": "count",
        "buttons": _BUTTONS,
    },
    "slideout": {
        "id": "slideout",
        "kind": "slideout",
        "placement": "bottom-right",
        "title": "New this week",
        "body": [["p", "Invoices are sent by themselves. Try ", ["code", "Reports"], "."]],
        "progress": "bar",
        "buttons": _BUTTONS,
    },
    "banner": {
        "id": "banner",
        "kind": "banner",
        "placement": "top",
        "title": "Storm warning",
        "body": [["p", "Check your lines tonight."]],
        "buttons": [{"label": "Show me", "style": "link", "action": {"type": "next"}}],
    },
    "hotspot": {
        "id": "hotspot",
        "kind": "hotspot",
        "title": "Tides",
        "body": [["p", "Up to date every minute."]],
        "target": _TARGET,
    },
}

TRANSLATIONS = {
    "ar": {
        "tooltip.title": "ابحث عن رصيف شاغر",
        "tooltip.body": [["p", "لكل ", ["strong", "قارب"], " رصيف. ", ["a", {"href": "#"}, "كيف تعمل الأرصفة"]]],
        "tooltip.buttons.0": "رجوع",
        "tooltip.buttons.1": "التالي",
        "modal.title": "مرحبًا بك على متن القارب",
        "modal.body": [["p", "لكل قارب رصيف."], ["ul", ["li", "أضف قواربك"], ["li", "انظر من أين"]]],
        "modal.buttons.0": "رجوع",
        "modal.buttons.1": "التالي",
        "slideout.title": "جديد هذا الأسبوع",
        "slideout.body": [["p", "تُرسل الفواتير تلقائيًا."]],
        "slideout.buttons.0": "رجوع",
        "slideout.buttons.1": "التالي",
        "banner.title": "تحذير من عاصفة",
        "banner.body": [["p", "تحقق من الحبال الليلة."]],
        "banner.buttons.0": "أرني",
        "hotspot.title": "المد والجزر",
        "hotspot.body": [["p", "محدث كل دقيقة."]],
    }
}
"""The same from right to left."""
