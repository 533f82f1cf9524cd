import io
import threading

from web.commands.progress import progress


class Terminal(io.StringIO):
    """Says when something was drawn on it."""

    def __init__(self):
        super().__init__()
        self.drawn = threading.Event()

    def isatty(self):
        return True

    def write(self, text):
        written = super().write(text)
        if text.strip():
            self.drawn.set()
        return written


def test_a_bar_on_a_terminal_says_how_much_is_done_and_leaves_nothing_behind():
    out = Terminal()
    with progress("Measuring", of=4, out=out, quiet=0) as step:
        assert out.drawn.wait(10)
        step()
        step()
    text = out.getvalue()
    assert "Measuring" in text
    assert "2/4" in text
    assert text.endswith("\x1b[2K")  # the line is wiped


def test_one_long_piece_of_work_says_how_long_it_has_been_going_on():
    out = Terminal()
    with progress("Checking", out=out, quiet=0):
        assert out.drawn.wait(10)
    assert "Checking" in out.getvalue()
    assert "0:00:00" in out.getvalue()


def test_what_is_done_within_a_second_draws_nothing():
    out = Terminal()
    with progress("Measuring", of=1, out=out) as step:
        step()
    assert out.getvalue() == ""


def test_nothing_is_drawn_where_nobody_sees_it():
    out = io.StringIO()
    with progress("Measuring", of=1, out=out, quiet=0) as step:
        step()
    assert out.getvalue() == ""
