"""Where shipped files are: the toolkit's own, and the templates of an activity."""

from __future__ import annotations

from contextlib import contextmanager
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING

import toolkit
from toolkit.declare.errors import FAULT
from toolkit.declare.errors import ToolkitError
from toolkit.ooxml.scratch import scratch_folder

if TYPE_CHECKING:
    from collections.abc import Callable
    from collections.abc import Iterator
    from importlib.resources.abc import Traversable

    from toolkit.declare.catalogue import Catalogue

DOC_TEMPLATES, WORKBOOK_TEMPLATES = "doc_templates", "workbook_templates"
FORMER_RECORD = "旧版.json"


class ResourceMissingError(ToolkitError):
    """The installation lacks a file that it came with."""

    exit_status = FAULT

    def __init__(self, name: str) -> None:
        super().__init__(f"安装不完整：缺少“{name}”。请重新安装 taizhang-toolkit。", file=name)


class NoTemplatesError(ToolkitError):
    """An activity came without the templates of its papers."""

    def __init__(self, activity: str) -> None:
        super().__init__(f"活动“{activity}”没有带公文模板，请重新安装它，或用 --templates 指定。")


def shipped_file(name: str) -> Path:
    """A file of the toolkit's own: inside an installed wheel, or at the top of the repository.

    Raises:
        ResourceMissingError: it is not there.
    """
    found = _shipped(name, Path.is_file)
    if found is None:
        raise ResourceMissingError(name)
    return found


def own_workbooks(*, macros: bool) -> list[Path]:
    """The control workbooks that are shipped with the toolkit, with buttons and macros or without."""
    top = _shipped(WORKBOOK_TEMPLATES, Path.is_dir)
    return sorted(top.rglob("*.xlsm" if macros else "*.xlsx")) if top else []


def workbook_template(catalogue: Catalogue, *, macros: bool) -> Traversable | None:
    """The control workbook that came with an activity; None where none did."""
    place = _activity_folder(catalogue, WORKBOOK_TEMPLATES)
    name = f"{catalogue.title}{'.xlsm' if macros else '.xlsx'}"
    found = place / name if place else None
    return found if found is not None and found.is_file() else None


def former_record(catalogue: Catalogue) -> Traversable | None:
    """What is recorded of an activity's earlier versions (`workplace/former_forms.py`); None where nothing is."""
    place = _activity_folder(catalogue, WORKBOOK_TEMPLATES)
    found = place / FORMER_RECORD if place else None
    return found if found is not None and found.is_file() else None


def doc_templates(catalogue: Catalogue) -> list[Traversable]:
    """The document templates that came with an activity, by name; none where it has no papers."""
    place = _activity_folder(catalogue, DOC_TEMPLATES)
    found = [each for each in place.iterdir() if each.name.endswith(".docx")] if place else []
    return sorted(found, key=lambda each: each.name)


@contextmanager
def doc_template_folder(catalogue: Catalogue) -> Iterator[Path]:
    """A real folder with the document templates; copied out for a while where they lie in a zip.

    Raises:
        NoTemplatesError: the activity came without any.
    """
    templates = doc_templates(catalogue)
    if not templates:
        raise NoTemplatesError(catalogue.name)
    first = templates[0]
    if isinstance(first, Path):
        yield first.parent
        return
    with scratch_folder() as name:
        for each in templates:
            (name / each.name).write_bytes(each.read_bytes())
        yield name


def _activity_folder(catalogue: Catalogue, kind: str) -> Traversable | None:
    """A folder beside the activity's modules; those of the toolkit's own lie at kind/name."""
    beside = files(catalogue.package) / kind
    return beside if beside.is_dir() else _shipped(f"{kind}/{catalogue.name}", Path.is_dir)


def _shipped(name: str, is_kind: Callable[[Path], bool]) -> Path | None:
    package = Path(toolkit.__file__).parent
    places = (package / "_data" / name, package.parent / name)
    return next((place for place in places if is_kind(place)), None)
