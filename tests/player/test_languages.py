"""Which of a guide's languages a visitor gets, asked of the player's own module."""

import json
import subprocess
from pathlib import Path

import pytest

from tests.support.chromium import node

MODULE = (Path(__file__).parents[2] / "static" / "player" / "languages.js").as_uri()


def chosen(wishes, there):
    load = f"import({json.dumps(MODULE)})"
    script = f"{load}.then(({{chosenLanguage}}) => console.log(chosenLanguage({json.dumps(wishes)}, {json.dumps(there)})))"
    return subprocess.run([node(), "-e", script], capture_output=True, text=True, check=True, timeout=20).stdout.strip()


@pytest.mark.parametrize(
    ("wishes", "there", "language"),
    [
        (["de"], ["en", "de"], "de"),
        (["de-AT"], ["en", "de"], "de"),
        (["DE-at"], ["en", "de", "de-AT"], "de-AT"),
        (["fr", "de"], ["en", "de"], "de"),
        (["fr"], ["en", "de"], "en"),
        (["en-GB", "de"], ["en", "de"], "en"),
        (["pt-BR"], ["en", "pt", "pt-BR"], "pt-BR"),
        (["zh-TW"], ["en", "zh-Hans", "zh-Hant"], "zh-Hant"),
        (["zh-CN"], ["en", "zh-Hant", "zh-Hans"], "zh-Hans"),
        (["zh-TW"], ["en", "zh-Hans"], "zh-Hans"),
        (["no"], ["en", "nb"], "nb"),
        (["no-NO"], ["en", "nn", "nb"], "nb"),
        (["nn"], ["en", "nb"], "nb"),
        (["nn-NO"], ["en", "no"], "no"),
        (["nb"], ["en", "no"], "no"),
        (["nb"], ["en", "nn"], "nn"),
        (["nn"], ["en", "nb", "nn"], "nn"),
        (["lb"], ["en", "de"], "de"),
        (["gsw-CH"], ["en", "de"], "de"),
        (["de"], ["en", "lb"], "en"),
        (["hr"], ["en", "bs-Cyrl"], "en"),
        (["hr"], ["en", "bs"], "bs"),
        (["da", "nb"], ["en", "nb"], "nb"),
        (["iw"], ["en", "he"], "he"),
        ([], ["en", "de"], "en"),
        (["", "!!", 7, None, {}, "x" * 500, "de"], ["en", "de"], "de"),
    ],
)
def test_the_first_wish_that_is_there_in_its_script_before_its_language(wishes, there, language):
    assert chosen(wishes, there) == language
