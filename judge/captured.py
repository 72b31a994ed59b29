"""What a command of the product says, caught."""

from __future__ import annotations

from contextlib import redirect_stderr
from contextlib import redirect_stdout
from io import StringIO

from toolkit.frontends.cli import main


def run(*words: object) -> str:
    """Run `taizhang` in this process and give what it says on standard output."""
    said = StringIO()
    with redirect_stdout(said), redirect_stderr(StringIO()):
        main([str(each) for each in words])
    return said.getvalue()
