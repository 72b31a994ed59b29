"""shortcut.py LINK TARGET: a Windows shortcut, made by the Python that has pywin32."""

import sys
from importlib import import_module
from pathlib import Path


def main(link: str, target: str) -> None:
    """Write the shortcut; an older one of that name is replaced."""
    client = import_module("win32com.client")  # -- there on Windows alone --
    shortcut = client.Dispatch("WScript.Shell").CreateShortcut(link)
    shortcut.TargetPath = target
    shortcut.WorkingDirectory = str(Path(target).parent)
    shortcut.Save()


if __name__ == "__main__":
    main(*sys.argv[1:])
