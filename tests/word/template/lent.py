"""What a program lends to its templates, as a module of its own that a worker finds too."""

from toolkit.word.template import Extensions


def doubled(value):
    return f"{value}{value}"


def endless(value):
    while True:
        value += 1


EXTENSIONS = Extensions(filters={"doubled": doubled, "endless": endless})
