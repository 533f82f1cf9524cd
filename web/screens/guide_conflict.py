"""What two people want otherwise of one guide, put before the second of them."""

from starlette.requests import Request

from components.guide_name import GuideName
from components.value_conflict import ValueConflict
from models.guide import Guide, Step
from models.guide.languages import name_of
from models.guide.step_target import target_state
from models.targets.target_json import TargetJson
from web.kit import form_fields
from web.kit.context import context

NOTHING = "nothing"


def seen(request: Request, longest: int = 100) -> str | None:
    """What stood there when the form was drawn, as it says; None where it says nothing."""
    given = context(request).form.get("seen")
    return None if given is None else form_fields.start_of_text(request, "seen", longest)


def who_changed(request: Request, guide: Guide) -> str:
    """Whoever changed the guide last; when that was oneself, it may have been in another tab."""
    by = guide.edited_by
    return by.name if by and by.id != context(request).member.id else "Somebody, or you in another tab,"


def guide_name(request: Request, guide: Guide, wanted: str = "") -> GuideName:
    """With a choice where somebody else called it otherwise than is `wanted`."""
    may_edit = context(request).reach.may_at("edit", guide.site_id)
    if not wanted:
        return GuideName(guide.id, guide.name, may_edit=may_edit)
    url, values = f"/guides/{guide.id}", {"name": wanted, "seen": guide.name}
    who = who_changed(request, guide)
    conflict = ValueConflict(
        "guide-name-conflict", "the name", who, wanted, guide.name, url, values, url, method="post", target="#guide-name"
    )
    return GuideName(guide.id, guide.name, may_edit=may_edit, typed=wanted, conflict=conflict)


def language_conflict(request: Request, guide: Guide, wanted: str) -> ValueConflict:
    url, now = f"/guides/{guide.id}/language", guide.document.language
    values, back = {"language": wanted, "seen": now}, f"/guides/{guide.id}/translations"
    who, mine, theirs = who_changed(request, guide), name_of(wanted), name_of(now)
    what = "the language that it is written in"
    return ValueConflict("language-conflict", what, who, mine, theirs, url, values, back, target="#language-list")


def order_conflict(request: Request, guide: Guide, wanted: tuple[Step, ...], chosen: str) -> ValueConflict:
    now = guide.document.steps
    values = {"order": _ids(wanted), "seen": _ids(now), "chosen": chosen}
    url, back = f"/guides/{guide.id}/order", f"/guides/{guide.id}" + (f"/steps/{chosen}" if chosen else "")
    who, what = who_changed(request, guide), "the order of the steps"
    return ValueConflict("order-conflict", what, who, _in_words(wanted, now), _in_words(now, now), url, values, back)


def target_conflict(request: Request, guide: Guide, step: Step, wanted: TargetJson, sent: dict[str, str]) -> ValueConflict:
    """`sent` is what one's own is described by."""
    url, back = f"/guides/{guide.id}/steps/{step.id}/target", f"/guides/{guide.id}/steps/{step.id}"
    values = {**sent, "seen": target_state(step.target)}
    who, mine, theirs = who_changed(request, guide), _element(wanted), _element(step.target)
    return ValueConflict("target-conflict", "the element of this step", who, mine, theirs, url, values, back)


def _ids(steps: tuple[Step, ...]) -> str:
    return ",".join(step.id for step in steps)


def _in_words(steps: tuple[Step, ...], now: tuple[Step, ...]) -> str:
    return ", ".join(f"{step.title or f'step {now.index(step) + 1}'}" for step in steps)


def _element(target: TargetJson | None) -> str:
    if not target:
        return NOTHING
    text, selector = target.get("identity", {}).get("text", ""), next(iter(target.get("selectors", ())), "an element")
    return f"“{text}” ({selector})" if text else selector
