"""xlwings without what only its PRO edition asks for."""

import subprocess
import sys

import pytest

SAYS = """
import sys
from toolkit.frontends.libreoffice.light_xlwings import PRO_ALONE
from toolkit.frontends.libreoffice.light_xlwings import import_xlwings
{program}
"""


def _said(program: str) -> list[str]:
    done = subprocess.run(
        [sys.executable, "-c", SAYS.format(program=program)],
        capture_output=True,
        text=True,
        check=True,
    )
    return done.stdout.split()


def test_it_is_there_and_what_its_pro_edition_asks_for_was_not_imported():
    program = """
import_xlwings()
import xlwings
import_xlwings()
print(xlwings.Book.__name__, "cryptography.x509" in sys.modules, PRO_ALONE in sys.modules)
"""
    assert _said(program) == ["Book", "False", "False"]


def test_who_asks_for_the_hidden_module_later_gets_it():
    pytest.importorskip("cryptography")
    assert _said(
        "import_xlwings(); from cryptography.fernet import Fernet; print(Fernet.__name__)"
    ) == ["Fernet"]


def test_what_was_imported_before_stays():
    pytest.importorskip("cryptography")
    program = "import cryptography.fernet as before; import_xlwings(); print(sys.modules[PRO_ALONE] is before)"
    assert _said(program) == ["True"]
