"""What a visitor downloads. The bars are what is reached; the README of the benchmark names what is aimed for."""

from typing import Any

from models.release.joining import joined
from models.release.parts import CORE, OPTIONAL
from models.release.script import Script, _script, compose
from models.support.canonical import canonical


def step(name: str, kind: str = "tooltip", **members: Any) -> dict[str, Any]:
    buttons = [{"label": "Next", "style": "primary", "action": {"type": "next"}}]
    target = {"target": {"selectors": [f"#{name}", f"[data-part='{name}']"]}}
    return {
        "id": name,
        "kind": kind,
        "title": f"Step {name}",
        "body": [["p", f"What {name} is for."]],
        "buttons": buttons,
        **target,
        **members,
    }


def guide(name: str, *steps: dict[str, Any], **members: Any) -> dict[str, Any]:
    pages = {"include": [{"part": "path", "operator": "starts_with", "value": "/berths"}]}
    entry = {"id": name, "name": name, "kind": "tour", "version": "0" * 64, "created": "2026-11-24T10:00:00Z"}
    return {**entry, "rules": {"pages": pages}, "content": {"steps": list(steps)}, **members}


HARBOUR = {
    "schema": 1,
    "site": "harbour",
    "environment": "production",
    "theme": {"accent": "#0b6e8f", "mode": "system"},
    "guides": [
        guide("tour", step("a", progress="dots"), step("b", "modal"), step("c", backdrop={"kind": "spotlight", "through": True})),
        guide("spots", step("d", "hotspot"), step("e", "hotspot"), kind="hotspots"),
    ],
}


def sent(release: dict[str, Any]) -> int:
    return len(compose(release, "https://cairn.example").brotli)


def code_of(release: dict[str, Any]) -> int:
    """The script without what the release itself weighs inside of it."""
    script = compose(release, "https://cairn.example")
    return len(_script(script.source.replace(canonical(release), b"0")).brotli)


def every_module() -> Script:
    return _script(joined((*CORE, *OPTIONAL)).encode())


def test_the_script_for_a_site_with_tours_and_hotspots_stays_small() -> None:
    assert code_of(HARBOUR) <= 10_300


def test_the_script_with_every_module_stays_small() -> None:
    assert len(every_module().brotli) <= 13_000


def test_the_script_and_a_guide_of_three_steps_are_one_small_request() -> None:
    tour = HARBOUR | {"guides": HARBOUR["guides"][:1]}
    assert sent(tour) <= 9_900
