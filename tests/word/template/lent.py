"""What a program lends to its templates, as a module of its own that a worker finds too."""

import os

from toolkit.word.template import Extensions


def doubled(value):
    return f"{value}{value}"


def endless(value):
    while True:
        value += 1


def by(value):
    """Who wrote it: the number of the process."""
    return f"{value} {os.getpid()}"


EXTENSIONS = Extensions(filters={"doubled": doubled, "endless": endless, "by": by})
