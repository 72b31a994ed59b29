"""taizhang.oxt: a menu and a toolbar in Calc, for this installation of the toolkit."""

from __future__ import annotations

import sysconfig
from pathlib import Path
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape

import toolkit
from toolkit.declare.button import ALL_BUTTONS
from toolkit.declare.button import EXTENSION
from toolkit.declare.button import MENU
from toolkit.declare.button import SCRIPT_ADDRESS
from toolkit.declare.real_path import real_path
from toolkit.ooxml.archive import USUAL
from toolkit.ooxml.archive import archive
from toolkit.ooxml.atomic import write_whole
from toolkit.workplace.activities import activity_places

if TYPE_CHECKING:
    from collections.abc import Sequence

    from toolkit.declare.button import Button

NAME = EXTENSION
IDENTIFIER = "taizhang.toolkit"
SCRIPT = "python/taizhang.py"
SECURITY = "Security.xcu"
USUAL_SETTINGS = (
    ("InputSettings.xcu", "Office", "Calc", "Input", "AutoInput"),
    ("FirstTip.xcu", "Office", "Common", "Misc", "ShowTipOfTheDay"),
    ("FirstBar.xcu", "Office.UI", "Infobar", "Enabled", "WhatsNew"),
)
"""What LibreOffice does unless told otherwise, and not while the extension is there, by part, package, component.

Typing ahead takes the headings, the example and the notes under a ledger for entries: a 是 becomes
“是否主持工作”, a 1 in the first cell a whole sentence. The greetings stand before the first click.
"""
INSTALLATION = "python/pythonpath/taizhang_installation.py"
COMPONENTS = "taizhang.components"
COMPONENT = "component/warm_up.py"
COMPONENT_INSTALLATION = "component/pythonpath/taizhang_installation.py"
JOB = "taizhang.toolkit.WarmUp"  # -- as the component calls itself --
EVENTS = ("onDocumentAdded", "onDocumentOpened")  # -- as LibreOffice calls them --
ADDRESS = SCRIPT_ADDRESS
SCHEMA = (
    'xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema"'
)
CONFIGURATION = "application/vnd.sun.star.configuration-data"
HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'
CALC = "com.sun.star.sheet.SpreadsheetDocument"


def extension(
    paths: Sequence[str], trusted: Path | None = None, buttons: Sequence[Button] = ALL_BUTTONS
) -> bytes:
    """The extension's package; the same input gives the same bytes.

    Args:
        paths: the folders from which LibreOffice's Python imports the toolkit and what it needs.
        trusted: a folder whose workbooks may run their macros, for as long as the extension is there;
            folders that the person has named in LibreOffice's options take its place.
        buttons: the items of menu and toolbar, each with its function in the script.
    """
    installation = f'"""Where the toolkit is."""\n\nPATHS = {tuple(paths)!r}\n'
    parts = {
        "META-INF/manifest.xml": _manifest(trusted),
        "description.xml": _description(),
        "Addons.xcu": _menu_and_toolbar(buttons),
        "CalcWindowState.xcu": _docked(),
        "Jobs.xcu": _job(),
        **{part: _switched_off(*where) for part, *where in USUAL_SETTINGS},
        COMPONENTS: _components(),
        SCRIPT: _source("script.py") + _exports(buttons),
        INSTALLATION: installation,
        COMPONENT: _source("warm_up.py"),
        COMPONENT_INSTALLATION: installation,
        **({SECURITY: _trusting(trusted)} if trusted else {}),
    }
    return archive({name: text.encode() for name, text in parts.items()}, USUAL)


def installation_paths() -> list[str]:
    """The folder that the toolkit lies in, this Python's folders of packages, those of activities."""
    own = str(Path(toolkit.__file__).parent.parent)
    packages = [sysconfig.get_path("platlib"), sysconfig.get_path("purelib")]
    return list(dict.fromkeys([own, *packages, *activity_places()]))


def write_extension(folder: Path, trusted: Path | None = None) -> Path:
    """Write taizhang.oxt of this installation into a folder, whole or not at all."""
    folder.mkdir(parents=True, exist_ok=True)
    target = folder / NAME
    write_whole(target, [extension(installation_paths(), trusted)])
    return target


def _source(name: str) -> str:
    return Path(__file__).with_name(name).read_text(encoding="utf-8")


def _exports(buttons: Sequence[Button]) -> str:
    """The end of the script: a function for each button, as LibreOffice looks for them.

    LibreOffice reads the last line without running it, so that it must be written out.
    """
    names = [each.command for each in buttons]
    functions = "".join(f'{name} = command("{name}")\n' for name in names)
    return f"\n\n{functions}g_exportedScripts = ({', '.join(names)},)\n"


def _manifest(trusted: Path | None) -> str:
    entries = [
        ("Addons.xcu", CONFIGURATION),
        ("CalcWindowState.xcu", CONFIGURATION),
        ("Jobs.xcu", CONFIGURATION),
        *((part, CONFIGURATION) for part, *_ in USUAL_SETTINGS),
        ("python", "application/vnd.sun.star.framework-script"),
        (COMPONENTS, "application/vnd.sun.star.uno-components"),
    ]
    if trusted:
        entries.append((SECURITY, CONFIGURATION))
    lines = "".join(
        f'<manifest:file-entry manifest:full-path="{path}" manifest:media-type="{kind}"/>'
        for path, kind in entries
    )
    space = "http://openoffice.org/2001/manifest"
    return f'{HEAD}<manifest:manifest xmlns:manifest="{space}">{lines}</manifest:manifest>'


def _description() -> str:
    space = "http://openoffice.org/extensions/description/2006"
    return (
        f'{HEAD}<description xmlns="{space}"><identifier value="{IDENTIFIER}"/>'
        f'<version value="{toolkit.__version__}"/><display-name>'
        '<name lang="zh">台账工具箱</name><name lang="en">台账工具箱</name>'
        "</display-name></description>"
    )


def _menu_and_toolbar(buttons: Sequence[Button]) -> str:
    items = "".join(
        _item(number, each.command, each.caption) for number, each in enumerate(buttons, start=1)
    )
    menu = (
        f'<node oor:name="OfficeMenuBar"><node oor:name="{IDENTIFIER}.menu" oor:op="replace">'
        f"{_value('Title', MENU)}{_value('Context', CALC)}"
        f'<node oor:name="Submenu">{items}</node></node></node>'
    )
    bar = (
        f'<node oor:name="OfficeToolBar"><node oor:name="{IDENTIFIER}.bar" oor:op="replace">'
        f"{items}</node></node>"
    )
    return (
        f'{HEAD}<oor:component-data {SCHEMA} oor:name="Addons" oor:package="org.openoffice.Office">'
        f'<node oor:name="AddonUI">{menu}{bar}</node></oor:component-data>'
    )


def _docked() -> str:
    """The toolbar's name, and its place below the others instead of floating over the sheet."""
    values = {"UIName": MENU, "DockPos": "0,2", "DockSize": "0,0"}
    truths = {"Docked": "true", "Visible": "true", "NoClose": "false"}
    properties = "".join(_value(name, value) for name, value in values.items()) + "".join(
        f'<prop oor:name="{name}" oor:type="xs:boolean"><value>{value}</value></prop>'
        for name, value in truths.items()
    )
    bar = f"private:resource/toolbar/addon_{IDENTIFIER}.bar"
    return (
        f'{HEAD}<oor:component-data {SCHEMA} oor:name="CalcWindowState"'
        ' oor:package="org.openoffice.Office.UI"><node oor:name="UIElements">'
        f'<node oor:name="States"><node oor:name="{bar}" oor:op="replace">{properties}'
        "</node></node></node></oor:component-data>"
    )


def _components() -> str:
    """Announces the component by a list, which needs no program to be started at installing."""
    return (
        f'{HEAD}<components xmlns="http://openoffice.org/2010/uno-components">'
        f'<component loader="com.sun.star.loader.Python" uri="{COMPONENT}">'
        f'<implementation name="{JOB}"><service name="{JOB}"/></implementation></component>'
        "</components>"
    )


def _job() -> str:
    """Runs the component whenever a document was read, and when it is shown."""
    job = f'<node oor:name="JobList"><node oor:name="{JOB}" oor:op="replace"/></node>'
    events = "".join(f'<node oor:name="{each}" oor:op="fuse">{job}</node>' for each in EVENTS)
    return (
        f'{HEAD}<oor:component-data {SCHEMA} oor:name="Jobs" oor:package="org.openoffice.Office">'
        f'<node oor:name="Jobs"><node oor:name="{JOB}" oor:op="replace">{_value("Service", JOB)}'
        f'</node></node><node oor:name="Events">{events}</node></oor:component-data>'
    )


def _switched_off(package: str, component: str, group: str, setting: str) -> str:
    """A setting that is off unless the person has chosen it in LibreOffice's options."""
    return (
        f'{HEAD}<oor:component-data {SCHEMA} oor:name="{component}" oor:package="org.openoffice.{package}">'
        f'<node oor:name="{group}"><prop oor:name="{setting}" oor:type="xs:boolean">'
        "<value>false</value></prop></node></oor:component-data>"
    )


def _trusting(folder: Path) -> str:
    """LibreOffice's list of folders whose documents may run macros at every security level."""
    return (
        f'{HEAD}<oor:component-data {SCHEMA} oor:name="Common" oor:package="org.openoffice.Office">'
        '<node oor:name="Security"><node oor:name="Scripting">'
        '<prop oor:name="SecureURL" oor:type="oor:string-list">'
        f"<value><it>{escape(real_path(folder).as_uri())}</it></value></prop></node></node>"
        "</oor:component-data>"
    )


def _item(number: int, command: str, caption: str) -> str:
    properties = (
        _value("URL", ADDRESS.format(command)),
        _value("Title", caption),
        _value("Target", "_self"),
        _value("Context", CALC),
    )
    return f'<node oor:name="item{number}" oor:op="replace">{"".join(properties)}</node>'


def _value(name: str, value: str) -> str:
    return f'<prop oor:name="{name}" oor:type="xs:string"><value>{escape(value)}</value></prop>'
