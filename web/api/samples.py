"""How an operation is asked in three languages: with what each of them brings itself, ready to be pasted."""

import json
from collections.abc import Mapping
from pprint import pformat
from typing import Any

from models.guide.guide_example import EXAMPLE
from web.api.endpoint import PREFIX, WORDS
from web.api.operation import Operation

LANGUAGES = ("curl", "python", "javascript")
DOT = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
"""The smallest picture, as base64."""


def samples(operation: Operation, values: Mapping[str, object] | None = None) -> dict[str, str]:
    """Language → text. `values` are what stands in the path; where none is given, a 1 or the parameter's name in capitals."""
    path = PREFIX + operation.path
    for name in operation.parameters:
        value = (values or {}).get(name, name.upper() if name in WORDS else 1)
        path = path.replace(f"{{{name}}}", str(value))
    headers = {"Content-Type": "application/json"} if operation.takes else {}
    headers |= {"If-Match": "*"} if operation.needs_state else {}
    body = example_of(operation)
    return {
        "curl": _curl(operation.method, path, headers, body),
        "python": _python(operation.method, path, headers, body),
        "javascript": _javascript(operation.method, path, headers, body),
    }


def example_of(operation: Operation) -> Any:
    """A body that it takes; None for one without."""
    if operation.takes is None:
        return None
    schema = operation.takes.model_json_schema()
    return schema["examples"][0] if schema.get("examples") else EXAMPLE


def _curl(method: str, path: str, headers: Mapping[str, str], body: Any) -> str:
    lines = [f'curl "$CAIRN_URL{path}"', '-H "Authorization: Bearer $CAIRN_KEY"']
    lines += [f"-X {method}"] if method != "GET" else []
    lines += [f'-H "{name}: {value}"' for name, value in headers.items()]
    if body is not None:
        lines.append("--data '" + json.dumps(body, ensure_ascii=False).replace("'", "'\\''") + "'")
    return " \\\n  ".join(lines)


def _python(method: str, path: str, headers: Mapping[str, str], body: Any) -> str:
    given = "".join(f', "{name}": "{value}"' for name, value in headers.items())
    data = f"    data=json.dumps({_indented(pformat(body, width=100, sort_dicts=False))}).encode(),\n" if body is not None else ""
    return (
        f"import json, os, urllib.request\n\nrequest = urllib.request.Request(\n"
        f'    os.environ["CAIRN_URL"] + "{path}",\n    method="{method}",\n'
        f'    headers={{"Authorization": "Bearer " + os.environ["CAIRN_KEY"]{given}}},\n{data})\n'
        "print(urllib.request.urlopen(request).read().decode())"
    )


def _javascript(method: str, path: str, headers: Mapping[str, str], body: Any) -> str:
    given = "".join(f', "{name}": "{value}"' for name, value in headers.items())
    text = _indented(json.dumps(body, ensure_ascii=False, indent=2), 2)
    data = f"  body: JSON.stringify({text}),\n" if body is not None else ""
    return (
        f'const answer = await fetch(process.env.CAIRN_URL + "{path}", {{\n  method: "{method}",\n'
        f'  headers: {{"Authorization": "Bearer " + process.env.CAIRN_KEY{given}}},\n{data}}});\n'
        "console.log(await answer.text());"
    )


def _indented(text: str, by: int = 4) -> str:
    return text.replace("\n", "\n" + " " * by)
