"""`python -m toolkit` is the command `taizhang`."""

from toolkit.frontends.cli import run

run()
