"""The few dealings with Python-UNO that need its module, wherever that module is kept."""

import importlib.util
import os
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

from xlwings import XlwingsError

_RUNTIME = "pyuno_runtime"
# Debian and Fedora keep uno.py with the system's Python; other builds beside soffice.
_HOMES = (
    "/usr/lib/python3/dist-packages",
    "/usr/lib/libreoffice/program",
    "/usr/lib64/libreoffice/program",
    "/opt/libreoffice*/program",
    "/Applications/LibreOffice.app/Contents/Resources",
    "C:/Program Files/LibreOffice/program",
)


def load_uno() -> ModuleType:
    """The module `uno`, found also from a virtual environment that does not show it.

    Only uno.py is taken from the folder where LibreOffice keeps it; the folder itself does not go
    on `sys.path`, so that no other package of the system's comes along. The interpreter's minor
    version must be the one that LibreOffice was built for. PYTHON_UNO_HOME names another folder.

    Raises:
        XlwingsError: No uno.py is there, or it does not load in this interpreter.
    """
    uno = sys.modules.get("uno") or _load()
    _keep_runtime(uno)
    return uno


def _load() -> ModuleType:
    try:
        return importlib.import_module("uno")
    except ImportError:
        return _load_from_home()


def _keep_runtime(uno: ModuleType) -> None:
    """Python-UNO keeps its state in `__main__`; runpy puts another module there for a script."""
    main = vars(sys.modules["__main__"])
    if _RUNTIME in main:
        vars(uno).setdefault(_RUNTIME, main[_RUNTIME])
    elif _RUNTIME in vars(uno):
        main[_RUNTIME] = vars(uno)[_RUNTIME]


def _load_from_home() -> ModuleType:
    for home in _homes():
        spec = importlib.util.spec_from_file_location("uno", home / "uno.py")
        assert spec is not None
        assert spec.loader is not None
        module = importlib.util.module_from_spec(spec)
        sys.modules["uno"] = module
        sys.path.append(str(home)) if (home / "pyuno.so").exists() else None
        try:
            spec.loader.exec_module(module)
        except ImportError as error:
            del sys.modules["uno"]
            raise XlwingsError(
                f"Python-UNO in {home} does not load in Python {sys.version.split()[0]}: {error}. "
                "Use the Python version that LibreOffice was built for."
            ) from error
        return module
    raise XlwingsError("Python-UNO (uno.py) was not found: install python3-uno or LibreOffice.")


def _homes() -> Iterator[Path]:
    named = os.environ.get("PYTHON_UNO_HOME")
    for pattern in (named, *_HOMES) if named else _HOMES:
        path = Path(pattern)
        for home in sorted(Path(path.anchor).glob(str(path.relative_to(path.anchor)))):
            if (home / "uno.py").exists():
                yield home


def service(context: Any, name: str) -> Any:
    """A new UNO service of the LibreOffice that has the component context."""
    return context.ServiceManager.createInstanceWithContext(name, context)


def struct(name: str, **members: Any) -> Any:
    """A new UNO struct `com.sun.star.NAME` with the members given."""
    made = load_uno().createUnoStruct(f"com.sun.star.{name}")
    for member, value in members.items():
        setattr(made, member, value)
    return made


def enum(name: str, value: str) -> Any:
    """The value of the UNO enumeration `com.sun.star.NAME`."""
    return load_uno().Enum(f"com.sun.star.{name}", value)


def constant(name: str) -> int:
    """The UNO constant `com.sun.star.NAME`."""
    value: int = load_uno().getConstantByName(f"com.sun.star.{name}")
    return value


def properties(**values: Any) -> tuple[Any, ...]:
    """A sequence of PropertyValue."""
    return tuple(struct("beans.PropertyValue", Name=n, Value=v) for n, v in values.items())


def to_url(path: str) -> str:
    """The file URL of a path."""
    url: str = load_uno().systemPathToFileUrl(path)
    return url


def to_path(url: str) -> str:
    """The path of a file URL."""
    path: str = load_uno().fileUrlToSystemPath(url)
    return path
