"""`python -m toolkit` is the command `taizhang`."""

from toolkit.frontends.start import run

run()
