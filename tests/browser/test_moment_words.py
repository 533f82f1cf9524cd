"""How moments are told in the editor; the cases are in moment_words.test.mjs."""

import subprocess
from pathlib import Path

import pytest

from tests.support.chromium import node


@pytest.mark.parametrize("language", ["en_US", "de_DE"])
def test_moments_are_told_as_people_tell_them(language):
    cases = Path(__file__).with_name("moment_words.test.mjs")
    environ = {"LANG": f"{language}.UTF-8", "TZ": "UTC"}
    ran = subprocess.run([node(), "--test", str(cases)], capture_output=True, text=True, check=False, env=environ)
    assert ran.returncode == 0, ran.stdout
