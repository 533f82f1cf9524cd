"""`cairn target describe|check|repair|bench`: targets from the command line. 0 is fine, 1 a finding, 2 an input error."""

import argparse
import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from models.support.confined import ConfinedError
from models.support.outbound import Refused
from models.targets import Repair, Target, Verdict, check_page, describe_selector, repair
from models.targets.bench.bench_figures import table, to_json
from models.targets.bench.pair_bench import Bench, Outcome
from web.commands.page_source import NoPage, read_page
from web.commands.progress import progress
from web.commands.target_source import read_targets

Subparsers = Any  # argparse keeps the type of what add_subparsers returns to itself
# A person waits here, and may want to wait for a page that a request would not.
SECONDS = 60.0


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
    repairing = _action(actions, "repair", "print where a target is on a page that changed, as JSON", repair_target)
    repairing.add_argument("target", help="a JSON file, or - for standard input")
    benching = actions.add_parser("bench", help="describe, check and repair over labelled page pairs")
    benching.add_argument("pairs", type=Path, help="a JSONL file with pages/ beside it")
    benching.add_argument("--out", type=Path, help="write a JSON line for each pair")
    benching.add_argument("--json", action="store_true", help="print the figures as JSON")
    benching.set_defaults(run=_guarded(bench))


def _action(actions: Subparsers, name: str, text: str, run: Callable[[argparse.Namespace], int]) -> argparse.ArgumentParser:
    parser: argparse.ArgumentParser = actions.add_parser(name, help=text)
    parser.add_argument("page", help="a file, or an address with http:// or https://")
    parser.add_argument("--json", action="store_true", help="print JSON")
    parser.set_defaults(run=_guarded(run))
    return parser


def describe(arguments: argparse.Namespace) -> int:
    page = read_page(arguments.page)
    if page.problem:
        raise NoPage(page.problem)
    with progress("Describing"):
        target = describe_selector(page.html, arguments.selector, page=page.url, seconds=SECONDS)
    _print(target.to_json())
    return 0


def check(arguments: argparse.Namespace) -> int:
    targets = [target for name in arguments.targets for target in read_targets(name)]
    page = read_page(arguments.page)
    if page.problem:
        verdicts = [Verdict("cannot_tell", page.problem) for _ in targets]
    else:
        with progress(f"Checking {len(targets)} targets" if len(targets) > 1 else "Checking"):
            verdicts = check_page(page.html, targets, url=page.url, seconds=SECONDS)
    if arguments.json:
        _print([verdict.to_json() for verdict in verdicts])
    else:
        print("\n".join(_line(target, verdict) for target, verdict in zip(targets, verdicts, strict=True)))
    return 0 if all(verdict.is_fine for verdict in verdicts) else 1


def repair_target(arguments: argparse.Namespace) -> int:
    targets = read_targets(arguments.target)
    if len(targets) > 1:
        raise NoPage(f"{arguments.target} holds {len(targets)} targets; one is repaired at a time.")
    page = read_page(arguments.page)
    if page.problem:
        found = Repair("unsure", page.problem)
    else:
        with progress("Looking for it"):
            found = repair(page.html, targets[0], url=page.url, seconds=SECONDS)
    _print(found.to_json())
    return 0 if found.verdict == "same" else 1


def bench(arguments: argparse.Namespace) -> int:
    work = Bench(arguments.pairs)
    if not work.pairs:
        raise NoPage(f"{arguments.pairs} holds no pairs.")
    outcomes: list[Outcome] = []
    with progress("Measuring", of=len(work.pairs)) as step:
        for outcome in work.outcomes():
            outcomes.append(outcome)
            step()
    if arguments.out:
        arguments.out.write_text("".join(outcome.prediction.line() + "\n" for outcome in outcomes), encoding="utf-8")
    if arguments.json:
        _print(to_json(outcomes))
        return 0
    print(table(outcomes))
    print("\nWith the numbers that ship, fitted on known families; tests/bench/targets.py fits without the family it judges.")
    return 0


def _print(found: object) -> None:
    print(json.dumps(found, ensure_ascii=False, indent=2))


def _guarded(run: Callable[[argparse.Namespace], int]) -> Callable[[argparse.Namespace], int]:
    """Input errors in one line."""

    def guarded(arguments: argparse.Namespace) -> int:
        try:
            return run(arguments)
        except Refused as refusal:
            print(f"refused: {refusal.reason}", file=sys.stderr)
        except OSError as problem:
            print(f"{problem.filename}: {problem.strerror}" if problem.filename else str(problem), file=sys.stderr)
        except (ValueError, ConfinedError, RecursionError) as problem:
            print(" ".join(str(problem).split()) or type(problem).__name__, file=sys.stderr)
        return 2

    return guarded


def _line(target: Target, verdict: Verdict) -> str:
    return f"{verdict.verdict:<12}{target.selectors[0]}\n{'':12}{verdict.reason}"
