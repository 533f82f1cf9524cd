"""The report of a check in a build, for people and for the CI systems they use."""

import json
from collections.abc import Sequence
from typing import TypedDict
from xml.etree import ElementTree as ET

from models.check.build.build_comparison import BuildVerdict

FORMATS = ("text", "json", "junit", "github")


class TargetFact(TypedDict):
    """A live target on the built pages, as `cairn check --json` prints it; `page` is empty where no page was the step's."""

    guide: str
    step: int
    title: str
    page: str
    standing: str
    verdict: str
    reason: str
    selectors: list[str]


def write(results: Sequence[BuildVerdict], kind: str) -> str:
    """The report as `text`, `json`, `junit` or `github`."""
    return {"text": _text, "json": _json, "junit": _junit, "github": _github}[kind](results)


def state_of(result: BuildVerdict) -> str:
    """lost, weak (found by a fallback), unknown or fine."""
    if result.is_lost:
        return "lost"
    return {"unique": "fine", "drifted": "weak"}.get(result.verdict.verdict, "unknown")


def summary(results: Sequence[BuildVerdict]) -> str:
    counts = {name: sum(state_of(one) == name for one in results) for name in ("lost", "weak", "unknown", "fine")}
    words = {"lost": "lost", "weak": "found by a fallback only", "unknown": "not to be told", "fine": "fine"}
    told = [f"{count} {words[name]}" for name, count in counts.items() if count]
    return f"{len(results)} live target{'' if len(results) == 1 else 's'}: {', '.join(told) or 'none'}."


def _text(results: Sequence[BuildVerdict]) -> str:
    marks = {"lost": "LOST ", "weak": "weak ", "unknown": "?    ", "fine": "ok   "}
    lines: list[str] = []
    for result in sorted(results, key=lambda one: tuple(marks).index(state_of(one))):
        name = state_of(result)
        lines.append(f"{marks[name]} {result.place}")
        if name != "fine":
            lines += [f"       on {result.page}" if result.page else "", f"       {result.verdict.reason}"]
            lines += [f"       looked for {selector}" for selector in result.pointed.selectors[:3]]
    return "\n".join([*filter(None, lines), summary(results)])


def _json(results: Sequence[BuildVerdict]) -> str:
    return json.dumps({"summary": summary(results), "targets": [_fact(one) for one in results]}, ensure_ascii=False, indent=2)


def _fact(result: BuildVerdict) -> TargetFact:
    return {
        "guide": result.pointed.guide,
        "step": result.pointed.number,
        "title": result.pointed.title,
        "page": result.page,
        "standing": state_of(result),
        "verdict": result.verdict.verdict,
        "reason": result.verdict.reason,
        "selectors": result.pointed.selectors,
    }


def _junit(results: Sequence[BuildVerdict]) -> str:
    lost = sum(one.is_lost for one in results)
    unknown = sum(state_of(one) == "unknown" for one in results)
    suite = ET.Element("testsuite", name="cairn", tests=str(len(results)), failures=str(lost), skipped=str(unknown), errors="0")
    for result in results:
        case = ET.SubElement(suite, "testcase", classname=_xml(result.pointed.guide), name=_xml(result.place), time="0")
        if result.is_lost:
            failure = ET.SubElement(case, "failure", message=_xml(result.verdict.reason), type=result.verdict.verdict)
            failure.text = _xml(f"{result.page}\n" + "\n".join(result.pointed.selectors))
        elif state_of(result) == "unknown":
            ET.SubElement(case, "skipped", message=_xml(result.verdict.reason))
    root = ET.Element("testsuites")
    root.append(suite)
    return ET.tostring(root, encoding="unicode", xml_declaration=True)


def _github(results: Sequence[BuildVerdict]) -> str:
    """Workflow commands: an error for what was lost, a warning for what was not sure."""
    levels = {"lost": "error", "weak": "warning", "unknown": "warning"}
    lines = [
        f"::{levels[state_of(one)]} file={_property(one.page)},title={_property(one.place)}::{_message(one.verdict.reason)}"
        for one in results
        if state_of(one) in levels
    ]
    return "\n".join([*lines, summary(results)])


def _message(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _message(text).replace(":", "%3A").replace(",", "%2C")


def _xml(text: str) -> str:
    """Without characters that no XML document may hold."""
    return "".join(character for character in text if character in "\t\n" or ord(character) >= 32)
