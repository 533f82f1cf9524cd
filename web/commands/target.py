"""`cairn target describe|check|repair|bench`: targets from the command line. 0 is fine, 1 a finding, 2 an input error."""

import argparse
import json
import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from models.page.fetch import fetch_page
from models.support.confined import ConfinedError
from models.support.outbound import Outbound, Refused
from models.target import Target, Verdict, check_page, describe_selector, repair
from models.target.benching import Bench, Outcome
from models.target.figures import table

Subparsers = Any  # argparse keeps the type of what add_subparsers returns to itself
Page = tuple[bytes, str]


def register(subparsers: Subparsers) -> None:
    """Adds the command; its `run` answers with the exit code."""
    parser = subparsers.add_parser("target", help="describe, check and repair what steps point at")
    actions = parser.add_subparsers(dest="action", required=True)
    describing = _action(actions, "describe", "print the target a selector points at as JSON", describe)
    describing.add_argument("selector", help="a CSS selector that matches exactly one element")
    checking = _action(actions, "check", "a verdict for each target", check)
    checking.add_argument(
        "targets", nargs="*", default=["-"], help="JSON files, or - for standard input; one target or a list of them each"
    )
    repairing = _action(actions, "repair", "where a target is on a page that changed", repair_target)
    repairing.add_argument("target", help="a JSON file, or - for standard input")
    benching = actions.add_parser("bench", help="describe, check and repair over labelled page pairs")
    benching.add_argument("pairs", type=Path, help="a JSONL file with pages/ beside it")
    benching.add_argument("--out", type=Path, help="write a JSON line for each pair")
    benching.set_defaults(run=_guarded(bench))


def _action(actions: Subparsers, name: str, text: str, run: Callable[[argparse.Namespace], int]) -> argparse.ArgumentParser:
    parser: argparse.ArgumentParser = actions.add_parser(name, help=text)
    parser.add_argument("page", help="a file, or an address with http:// or https://")
    parser.add_argument("--json", action="store_true", help="print JSON")
    parser.set_defaults(run=_guarded(run))
    return parser


def describe(arguments: argparse.Namespace) -> int:
    html, url = _page(arguments.page)
    print(json.dumps(describe_selector(html, arguments.selector, page=url).to_json(), ensure_ascii=False, indent=2))
    return 0


def check(arguments: argparse.Namespace) -> int:
    html, url = _page(arguments.page)
    targets = [target for name in arguments.targets for target in _targets(name)]
    verdicts = check_page(html, targets, url=url)
    if arguments.json:
        print(json.dumps([verdict.to_json() for verdict in verdicts], ensure_ascii=False, indent=2))
    else:
        print("\n".join(_line(target, verdict) for target, verdict in zip(targets, verdicts, strict=True)))
    return 0 if all(verdict.is_fine for verdict in verdicts) else 1


def repair_target(arguments: argparse.Namespace) -> int:
    html, url = _page(arguments.page)
    found = repair(html, _targets(arguments.target)[0], url=url)
    print(json.dumps(found.to_json(), ensure_ascii=False, indent=2))
    return 0 if found.verdict == "same" else 1


def bench(arguments: argparse.Namespace) -> int:
    work = Bench(arguments.pairs)
    outcomes: list[Outcome] = []
    for outcome in work.outcomes():
        outcomes.append(outcome)
        if sys.stderr.isatty():
            print(f"\r{len(outcomes)} of {len(work.pairs)}", end="", file=sys.stderr)
    if sys.stderr.isatty():
        print(file=sys.stderr)
    if arguments.out:
        arguments.out.write_text("".join(outcome.prediction.line() + "\n" for outcome in outcomes), encoding="utf-8")
    print(table(outcomes))
    print(
        "\nWith the weights and thresholds of models/target/weights.py; tests/bench/targets.py fits without the family it judges."
    )
    return 0


def _guarded(run: Callable[[argparse.Namespace], int]) -> Callable[[argparse.Namespace], int]:
    """Input errors in one line."""

    def guarded(arguments: argparse.Namespace) -> int:
        try:
            return run(arguments)
        except Refused as refusal:
            print(f"refused: {refusal.reason}", file=sys.stderr)
        except (ValueError, OSError, ConfinedError, RecursionError) as problem:
            print(" ".join(str(problem).split()) or type(problem).__name__, file=sys.stderr)
        return 2

    return guarded


def _page(name: str) -> Page:
    if name.startswith(("http://", "https://")):
        page = fetch_page(name, Outbound(os.environ.get("CAIRN_FETCH_ALLOW", "").split(",")))
        return page.html, page.final_url
    return Path(name).read_bytes(), ""


def _targets(name: str) -> list[Target]:
    text = sys.stdin.read() if name == "-" else Path(name).read_text(encoding="utf-8")
    found = json.loads(text)
    return [Target.from_json(one) for one in (found if isinstance(found, list) else [found])]


def _line(target: Target, verdict: Verdict) -> str:
    return f"{verdict.verdict:<12}{target.selectors[0]}\n{'':12}{verdict.reason}"
