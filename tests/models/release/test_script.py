import gzip
import json
from typing import Any

import brotli
import pytest

from models.release.conformity import assert_conforms
from models.release.joining import CannotJoin, joined
from models.release.parts import CORE, OPTIONAL, parts_of
from models.release.script import compose
from models.release.travelling import ROOM


def step(kind: str = "modal", **members: Any) -> dict[str, Any]:
    return {"id": "s1", "kind": kind, "title": "Welcome", **members}


def release(*steps: dict[str, Any], **members: Any) -> dict[str, Any]:
    guide = {
        "id": "welcome",
        "name": "Welcome",
        "kind": "tour",
        "version": "a" * 64,
        "created": "2026-11-24T10:00:00Z",
        "content": {"steps": list(steps) or [step()]},
        **members,
    }
    return {"schema": 1, "site": "abc", "environment": "production", "guides": [guide]}


def test_the_same_release_gives_the_same_script_in_three_encodings() -> None:
    script, again = compose(release(), "https://cairn.example"), compose(release(), "https://cairn.example")
    assert script == again
    assert brotli.decompress(script.brotli) == gzip.decompress(script.gzip) == script.source
    assert script.etag.startswith('"')
    assert script.etag != compose(release(step(width=400)), "https://cairn.example").etag


def test_the_content_of_a_small_guide_travels_inside_and_that_of_a_large_one_does_not() -> None:
    assert b'"steps":[' in compose(release(), "https://cairn.example").source
    large = compose(release(step(body=["x" * ROOM])), "https://cairn.example").source
    assert b'"steps":[' not in large
    assert b'"id":"welcome"' in large


@pytest.mark.parametrize(
    ("changed", "part"),
    [
        (release(step("banner")), "edges.js"),
        (release(step(progress="dots")), "progress.js"),
        (release(step(body=[["ul", ["li", "x"]]])), "prose.js"),
        (release(rules={"pages": {"include": [{"part": "path", "operator": "equals", "value": "/"}]}}), "rules/addresses.js"),
        (release(step(body=[["p", ["a", {"href": "/x"}, "x"]]])), "links.js"),
        (release(step(title="Hello {{ name | there }}")), "fill.js"),
        (release(content={"steps": [step()], "translations": {"de": {"s1.title": "Hallo"}}}), "languages.js"),
        (release(step(body=[["p", ["img", {"src": "https://x.example/a.png"}]]])), "media.js"),
        (release(step(buttons=[{"label": "Go", "action": {"type": "link", "url": "/x"}}])), "actions.js"),
        (release(step(advance=[{"when": "delay", "seconds": 1}])), "occasions.js"),
        (release(step(advance=[{"when": "target_click"}])), "target_click.js"),
        (release(step(advance=[{"when": "appears", "selector": "a"}])), "advances.js"),
        (release(step("tooltip", target={"selectors": ["a"]}, backdrop={"kind": "spotlight"})), "backdrop.js"),
        (release(rules={"segment": {"match": "all", "conditions": []}}), "visitor.js"),
        (release(rules={"schedule": {}}), "rules/schedule.js"),
        (release(rules={"trigger": {"type": "exit"}}), "triggers.js"),
        (release(step("hotspot", target={"selectors": ["a"]}), kind="hotspots"), "hotspots.js"),
    ],
)
def test_a_module_travels_only_with_a_release_that_uses_it(changed: dict[str, Any], part: str) -> None:
    assert_conforms(changed)
    assert parts_of(release(), {}) == CORE
    assert parts_of(changed, {}) == (*CORE, part)


def test_everything_travels_when_a_content_is_not_at_hand() -> None:
    unseen = release()
    del unseen["guides"][0]["content"]
    unseen["guides"][0]["content_hash"] = "b" * 64
    assert parts_of(unseen, {}) == CORE + OPTIONAL
    assert parts_of(unseen, {"b" * 64: {"steps": [step()]}}) == CORE


def test_no_name_of_a_release_can_reach_the_prototype() -> None:
    with pytest.raises(ValueError, match="__proto__"):
        compose(release(step(detail=json.loads('{"__proto__": 1}'))), "https://cairn.example")


def test_a_module_that_cannot_be_joined_is_named(tmp_path: Any) -> None:
    (tmp_path / "a.js").write_text('import { x } from "./b.js";\nconst y = x;\n')
    (tmp_path / "b.js").write_text("export const x = 1;\nconst y = 2;\n")
    with pytest.raises(CannotJoin, match=r"a.js and b.js both declare y"):
        joined(["a.js"], tmp_path)
    (tmp_path / "b.js").write_text("export default 1;\n")
    with pytest.raises(CannotJoin, match=r"b.js has a line"):
        joined(["b.js"], tmp_path)
    (tmp_path / "b.js").write_text("export const boot = (x) => void (x.y ||= x.z());\n")
    with pytest.raises(CannotJoin, match=r"b.js has a line"):
        joined(["b.js"], tmp_path)


def test_a_destructuring_declaration_stays_behind_what_it_needs(tmp_path: Any) -> None:
    (tmp_path / "a.js").write_text(
        "export function boot(z) {\n  const a = z.f();\n  const { b } = { b: a, ...z };\n  return b + a;\n}\n"
    )
    code = joined(["a.js"], tmp_path)
    assert code.index("f()") < code.index("b:")


def test_the_styles_of_all_modules_travel_as_one_text() -> None:
    source = compose(
        release(step("hotspot", target={"selectors": ["a"]}), kind="hotspots"), "https://cairn.example"
    ).source.decode()
    styles = source[source.index(":host{") :].partition("`")[0]
    assert ".card{" in styles
    assert ".beacon{" in styles


def test_the_browser_is_asked_to_compile_the_whole_script_at_once() -> None:
    assert compose(release(), "https://cairn.example").source.startswith(b"//# allFunctionsCalledOnLoad\n(()=>{")
