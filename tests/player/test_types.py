import re
from pathlib import Path

TYPES = Path(__file__).parents[2] / "static" / "player" / "cairn.d.ts"
INNER = {"refresh", "told"}  # how a script that is loaded twice wakes the first one, and one of another site knows what was told


def test_the_types_name_every_call_and_every_figure_and_nothing_else(visit, make, served):
    page = visit([make.guide(make.step("s1", "modal"))], "<main></main>")
    page.wait_for_function("window.cairn?.version")
    text = TYPES.read_text()
    interface = text[text.index("interface Cairn") : text.index("export type Attributes")]
    named = set(re.findall(r"^  (?:readonly )?(\w+)[(:]", interface, re.MULTILINE))
    assert named == set(page.evaluate("Object.keys(cairn)")) - INNER
    figures = set(re.findall(r'"(\w+)"', text[text.index("type Figure") : text.index("export interface Verdict")]))
    assert set(served.figures_until("reached")) < figures
