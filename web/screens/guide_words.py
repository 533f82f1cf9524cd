"""What a guide says, step by step and in each of its languages: for a made-up visitor to read."""

from collections.abc import Iterator
from typing import Any

from models.engine.json_value import is_list
from models.guide import GuideDocument
from models.guide.compiled_guide import compile_content
from models.guide.guide_json import ContentJson, StepJson

GuideWords = dict[str, list[list[str]]]
"""Language (the guide's own first) → for each step its title, its text, and what its buttons say."""


def draft_words(document: GuideDocument) -> GuideWords:
    """Of a draft; what is still missing from it is left out."""
    return content_words(compile_content(document))


def content_words(content: ContentJson) -> GuideWords:
    languages = [content.get("language", "en"), *content.get("translations", {})]
    return {language: [_step(step, content, language) for step in content["steps"]] for language in dict.fromkeys(languages)}


def _step(step: StepJson, content: ContentJson, language: str) -> list[str]:
    translated = content.get("translations", {}).get(language, {})
    buttons = [button["label"] for button in step.get("buttons", [])]
    given = {"title": step.get("title", ""), "body": step.get("body", [])}
    given |= {f"buttons.{place}": label for place, label in enumerate(buttons)}
    return [_text(translated.get(f"{step['id']}.{name}", text)) for name, text in given.items()]


def _text(value: Any) -> str:
    return value if isinstance(value, str) else " ".join(" ".join(_words(value)).split())


def _words(tree: Any) -> Iterator[str]:
    for node in tree if is_list(tree) else ():
        if isinstance(node, str):
            yield node
        elif is_list(node):
            yield "".join(_words(node[1:])) if node[0] not in {"ul", "ol", "blockquote"} else " ".join(_words(node[1:]))
