"""Whether a regular expression can take for ever on some text: judged on its tree, before it is saved.

A repetition whose end the following characters do not settle is tried at every length when the rest fails; two of those
multiply. Each costs the length of the text (at most 2,048 characters are ever tried). The square of that is a few
milliseconds and allowed, more is not.
"""

from dataclasses import dataclass

from models.engine.regex.characters import EVERY
from models.engine.regex.expression_tree import Anchor, BadExpression, Choice, Node, One, Repeat
from models.engine.regex.syntax import parse

MOST_DEGREE = 2
MOST_FACTOR = 16
FEW = 3
"""A repetition with at most that many lengths multiplies by their number, one with more counts like one without limit."""


@dataclass(frozen=True)
class Cost:
    """At worst `factor * length ** degree` steps."""

    degree: int = 0
    factor: int = 1

    def __mul__(self, other: "Cost") -> "Cost":
        return Cost(self.degree + other.degree, self.factor * other.factor)

    def __or__(self, other: "Cost") -> "Cost":
        return Cost(max(self.degree, other.degree), max(self.factor, other.factor))


def assert_harmless(source: str) -> None:
    """Raises BadExpression, with the reason and the position, for one outside the subset or one that can take for ever."""
    tree = parse(source)
    cost = Cost()
    for option in tree.options:
        searched = not (option and option[0] == Anchor("^"))
        of_option = _sequence(_without_end(option), ())
        cost |= Cost(max(of_option.degree, 1) + searched, of_option.factor)
    cost *= Cost(0, 1 if _settled(tree.options) else len(tree.options))
    if cost.degree > MOST_DEGREE:
        anchored = all(option and option[0] == Anchor("^") for option in tree.options)
        raise BadExpression(
            "has several repetitions that can take the same characters, which can take for ever; "
            f"{'' if anchored else 'begin it with ^ or '}keep them apart with a character that they cannot take, as in [^/]+/"
        )
    if cost.factor > MOST_FACTOR:
        raise BadExpression("has too many optional parts that can take the same characters, which can take for ever")


def _sequence(nodes: tuple[Node, ...], after: tuple[Node, ...]) -> Cost:
    cost = Cost()
    for index, node in enumerate(nodes):
        cost *= _node(node, (*nodes[index + 1 :], *after))
    return cost


def _node(node: Node, after: tuple[Node, ...]) -> Cost:
    if isinstance(node, Choice):
        return _choice(node, after)
    return _repeat(node, after) if isinstance(node, Repeat) else Cost()


def _choice(choice: Choice, after: tuple[Node, ...]) -> Cost:
    cost = Cost()
    for option in choice.options:
        cost |= _sequence(option, after)
    return cost * Cost(0, 1 if _settled(choice.options) else len(choice.options))


def _repeat(repeat: Repeat, after: tuple[Node, ...]) -> Cost:
    inner = Cost()
    if isinstance(repeat.body, Choice):
        _assert_simple(repeat)
        inner = _choice(repeat.body, after) if repeat.most == 1 else Cost()
    lengths = None if repeat.most is None else repeat.most - repeat.least + 1
    if lengths == 1 or _fenced(_taken(repeat.body), after):
        return inner
    return inner * (Cost(1, 1) if lengths is None or lengths > FEW else Cost(0, lengths))


def _assert_simple(repeat: Repeat) -> None:
    """A group may be repeated only when each round is one fixed text out of several that differ in their first character."""
    if repeat.most == 1:
        return
    assert isinstance(repeat.body, Choice)
    where = f"character {repeat.position + 1}"
    if any(not isinstance(node, One) for option in repeat.body.options for node in option):
        raise BadExpression(f"{where} repeats a group that itself repeats, chooses or is anchored, which can take for ever")
    if not all(repeat.body.options):
        raise BadExpression(f"{where} repeats a group that may be empty, which can take for ever")
    if not _settled(repeat.body.options):
        raise BadExpression(f"{where} repeats alternatives that begin alike, which can take for ever")


def _without_end(option: tuple[Node, ...]) -> tuple[Node, ...]:
    """Without a last repetition after which nothing can fail: at the end of the expression, or of everything up to `$`."""
    last = option[-1] if option else None
    if isinstance(last, Repeat) and isinstance(last.body, One):
        return option[:-1]
    if len(option) > 1 and last == Anchor("$") and _takes_all(option[-2]):
        return option[:-2]
    return option


def _takes_all(node: Node) -> bool:
    return isinstance(node, Repeat) and isinstance(node.body, One) and node.most is None and node.body.chars.bit_count() >= 127


def _settled(options: tuple[tuple[Node, ...], ...]) -> bool:
    """Whether the first character decides between the options."""
    taken = 0
    for option in options:
        first = _first(option)
        if first & taken:
            return False
        taken |= first
    return True


def _first(nodes: tuple[Node, ...]) -> int:
    """Every character that a sequence may begin with; all when it may be empty."""
    chars = 0
    for node in nodes:
        if isinstance(node, Anchor):
            continue
        chars |= _begins(node)
        if not (isinstance(node, Repeat) and node.least == 0):
            return _folded(chars)
    return EVERY


def _begins(node: "One | Choice | Repeat") -> int:
    if isinstance(node, One):
        return node.chars
    if isinstance(node, Repeat):
        return _begins(node.body)
    chars = 0
    for option in node.options:
        chars |= _first(option)
    return chars


def _taken(node: Node) -> int:
    """Every character that a node may take anywhere."""
    if isinstance(node, One):
        return _folded(node.chars)
    if isinstance(node, Repeat):
        return _taken(node.body)
    chars = 0
    for option in node.options if isinstance(node, Choice) else ():
        for inner in option:
            chars |= _taken(inner)
    return chars


def _fenced(chars: int, after: tuple[Node, ...]) -> bool:
    """Whether what follows settles where a repetition of these characters ends.

    So it is when something that they cannot take comes before anything that could share characters with them in several ways.
    """
    for node in after:
        if isinstance(node, Anchor):
            continue
        apart = not _taken(node) & chars
        if isinstance(node, One) and apart:
            return True
        if isinstance(node, Repeat) and (apart and node.least > 0):
            return True
        if isinstance(node, Choice) and all(_fenced(chars, option) for option in node.options):
            return True
        if not apart and not _fixed(node):
            return False
    return False


def _fixed(node: Node) -> bool:
    """Whether a node takes as many characters whatever it takes them from."""
    if isinstance(node, Repeat):
        return node.most == node.least and _fixed(node.body)
    if isinstance(node, Choice):
        simple = all(isinstance(one, One) for option in node.options for one in option)
        return simple and len({len(option) for option in node.options}) == 1
    return True


def _folded(chars: int) -> int:
    """With both cases of each letter: hosts and conditions are compared without regard to case."""
    upper = (chars >> 65) & 0x3FFFFFF
    lower = (chars >> 97) & 0x3FFFFFF
    return chars | upper << 97 | lower << 65
