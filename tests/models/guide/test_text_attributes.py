"""What a step's texts ask for of their visitor."""

from models.guide import Button, Step
from models.guide.text_attributes import asked_attributes, unknown_attributes

STEP = Step(
    "s",
    title="Hello {{ name | there }}",
    body="<p>Your <b>{{ plan }}</b> plan, {{name|friend}}</p>",
    buttons=(Button("Go, {{ nick | you }}"), Button("Copy", action={"type": "copy", "text": "{{ code }}"})),
)


def test_every_text_is_asked_buttons_and_what_they_copy_too():
    asked = {one.name: one.has_fallback for one in asked_attributes(STEP)}
    assert asked == {"name": True, "plan": False, "nick": True, "code": False}


def test_what_the_site_did_not_declare_is_unknown_once_it_declared_anything():
    assert unknown_attributes(asked_attributes(STEP), ["name", "plan"]) == ["nick", "code"]
    assert unknown_attributes(asked_attributes(STEP), []) == []
    assert unknown_attributes(asked_attributes(Step("s", title="In {{ locale | en }}")), ["name"]) == []
