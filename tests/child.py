"""Python programs that tests start, stop and kill: children of their own, whoever started the tests."""

import subprocess
import sys

# -- `nohup`, and shells that start something behind them, have the tests ignore SIGINT, and so would
# -- every child
LISTENING = """
import signal
signal.signal(signal.SIGINT, signal.default_int_handler)
signal.signal(signal.SIGTERM, signal.SIG_DFL)
"""


def python_child(program, *arguments, **more):
    """A started child that runs the text of a program and listens to signals."""
    command = [sys.executable, "-X", "utf8", "-c", LISTENING + program, *map(str, arguments)]
    return subprocess.Popen(command, text=True, encoding="utf-8", **more)
