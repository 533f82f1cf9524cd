import gzip
import json
from typing import Any

import brotli
import pytest

from models.engine.js_bundle import CannotJoin, joined
from models.release.player_modules import EVERYTHING, modules_of
from models.release.player_script import PARTS, TOGETHER, Script, compose, compose_drawing, compose_part
from models.release.schema_conformity import assert_conforms
from models.release.wire_format import ROOM
from models.support.canonical_json import content_hash
from tests.bench.player.releases import EVERY_MODULE, HARBOUR, LARGE, LARGER


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


def script(document: dict[str, Any]) -> Script:
    return compose(document, "https://cairn.example").script


def test_the_same_release_gives_the_same_script_in_three_encodings() -> None:
    one, again = script(release()), script(release())
    assert one == again
    assert brotli.decompress(one.brotli) == gzip.decompress(one.gzip) == one.source
    assert one.etag.startswith('"')
    assert one.etag != script(release(step(width=400))).etag


def test_the_content_of_a_small_guide_travels_inside_and_that_of_a_large_one_does_not() -> None:
    assert b"steps:[" in script(release()).source
    large = script(release(step(body=["x" * ROOM]))).source
    assert b"steps:[" not in large
    assert b'id:"welcome"' in large
    assert b"apart:1" in large


def test_a_small_release_is_one_answer_and_a_larger_one_leaves_drawing_to_a_second() -> None:
    small, larger = compose(release(), "https://cairn.example"), compose(LARGER, "https://cairn.example")
    assert small.drawing is None
    assert len(small.script.brotli) <= TOGETHER
    assert larger.drawing is not None
    address = f'drawing:["releases/{content_hash(LARGER)[:12]}",".js?{larger.drawing.name}"]'
    assert address in larger.script.source.decode()
    for only_to_draw in (b"steps:[", b"showPopover", b".card{"):
        assert only_to_draw not in larger.script.source
        assert only_to_draw in larger.drawing.source
    assert compose_drawing(LARGER, {}) == larger.drawing


def test_what_draws_a_release_comes_with_the_content_of_a_large_guide() -> None:
    usual = compose_drawing(release(), {})
    named = usual.with_content("large", {"steps": [step(title="A long story")]})
    small, large = b"welcome:{steps:[", b'large:{steps:[{id:"s1",kind:"modal",title:"A long story"}]}'
    assert small in usual.source
    assert large not in usual.source
    assert small in named.source
    assert large in named.source
    assert usual.with_content("large", {}).source.endswith(b"large:{}}}")


def test_what_draws_a_release_is_another_file_when_its_texts_are_others() -> None:
    other = json.loads(json.dumps(HARBOUR).replace("Choose a berth", "Take a berth"))
    assert compose_drawing(other, {}).name != compose_drawing(HARBOUR, {}).name


@pytest.mark.parametrize(
    ("changed", "part"),
    [
        (release(step("banner")), "edge_steps.js"),
        (release(step(buttons=[{"label": "Go", "style": "link", "action": {"type": "next"}}])), "link_style.js"),
        (release(step(progress="dots")), "step_counter.js"),
        (release(step(width=400)), "widths.js"),
        (release(step(body=[["ul", ["li", "x"]]])), "prose_styles.js"),
        (release(rules={"pages": {"include": [{"part": "path", "operator": "equals", "value": "/"}]}}), "judge/page_rules.js"),
        (release(step(body=[["p", ["a", {"href": "/x"}, "x"]]])), "links.js"),
        (release(step(title="Hello {{ name | there }}")), "merge_tags.js"),
        (release(content={"steps": [step()], "translations": {"de": {"s1.title": "Hallo"}}}), "languages.js"),
        (release(step(body=[["p", ["img", {"src": "https://x.example/a.png"}]]])), "media.js"),
        (release(step(buttons=[{"label": "Go", "action": {"type": "link", "url": "/x"}}])), "actions.js"),
        (release(step(advance=[{"when": "delay", "seconds": 1}])), "basic_triggers.js"),
        (release(step(advance=[{"when": "target_click"}])), "target_click.js"),
        (release(step(advance=[{"when": "appears", "selector": "a"}])), "advances.js"),
        (release(step("tooltip", target={"selectors": ["a"]}, backdrop={"kind": "spotlight"})), "backdrop.js"),
        (release(rules={"segment": {"match": "all", "conditions": []}}), "visitor_facts.js"),
        (release(rules={"schedule": {}}), "judge/schedule.js"),
        (release(rules={"trigger": {"type": "exit"}}), "gesture_triggers.js"),
        (release(step("hotspot", target={"selectors": ["a"]}), kind="hotspots"), "hotspots.js"),
    ],
)
def test_a_module_travels_only_with_a_release_that_uses_it(changed: dict[str, Any], part: str) -> None:
    assert_conforms(changed)
    usual, used = modules_of(release(), {}).together, modules_of(changed, {}).together
    assert usual == ("player.js", "modals.js", "tour.js")
    assert part in used
    assert set(used) <= {*usual, part, *({"armed_guides.js"} if part == "gesture_triggers.js" else ())}


def test_a_site_of_hotspots_only_has_no_use_for_what_walks_through_steps() -> None:
    assert modules_of(release(step("hotspot", target={"selectors": ["a"]}), kind="hotspots"), {}).drawing == ("hotspots.js",)


def test_the_release_that_is_measured_uses_every_module() -> None:
    assert_conforms(EVERY_MODULE)
    assert modules_of(EVERY_MODULE, LARGE) == EVERYTHING


def test_everything_travels_when_a_content_is_not_at_hand() -> None:
    unseen = release()
    del unseen["guides"][0]["content"]
    unseen["guides"][0]["content_hash"] = "b" * 64
    assert modules_of(unseen, {}) == EVERYTHING
    assert modules_of(unseen, {"b" * 64: {"steps": [step()]}}) == modules_of(release(), {})


def test_no_name_of_a_release_can_reach_the_prototype() -> None:
    with pytest.raises(ValueError, match="__proto__"):
        script(release(step(detail=json.loads('{"__proto__": 1}'))))


def test_a_text_may_speak_of_the_prototype() -> None:
    assert b"__proto__" in script(release(step(body=[["code", "__proto__"], '"__proto__": 1']))).source


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


def test_declarations_are_of_one_kind_and_numbers_stand_where_they_are_used(tmp_path: Any) -> None:
    (tmp_path / "b.js").write_text("export const MOST = 12;\n")
    (tmp_path / "a.js").write_text(
        'import { MOST } from "./b.js";\n'
        "const { first, second } = given;\n"
        "const sum = (list, total = 0) => {\n  for (const one of list) total += one * MOST;\n  return total;\n};\n"
        "tell(sum([first, second]), MOST, given.MOST);\n"
    )
    code = joined(["a.js"], tmp_path, "(()=>{MODULES})()")
    assert "const" not in code
    assert code.count("let") == 2, "one of them before what is taken apart and all that follows"
    assert code.count("12") == 2
    assert "given.MOST" in code


def test_a_number_in_its_place_can_be_asked_for_its_words(tmp_path: Any) -> None:
    (tmp_path / "a.js").write_text("const MOST = 20_000;\ntell(`at most ${MOST.toLocaleString()}`);\n")
    assert "${20_000..toLocaleString()}" in joined(["a.js"], tmp_path, "(()=>{MODULES})()")


@pytest.mark.parametrize("part", sorted(PARTS))
def test_every_part_that_is_fetched_by_itself_is_joined(part: str) -> None:
    assert compose_part(part).source


def test_the_styles_of_all_modules_travel_as_one_text() -> None:
    composed = compose(release(step("hotspot", target={"selectors": ["a"]}), kind="hotspots"), "https://cairn.example")
    source = (composed.drawing or composed.script).source.decode()
    styles = source[source.index(":host{") :].partition("`")[0]
    assert ".card{" in styles
    assert ".beacon{" in styles


def test_the_browser_is_asked_to_compile_the_whole_script_at_once() -> None:
    assert script(release()).source.startswith(b"//# allFunctionsCalledOnLoad\n(()=>{")
    assert compose_drawing(HARBOUR, {}).source.startswith(b"//# allFunctionsCalledOnLoad\nexport const open=")
