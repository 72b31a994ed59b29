"""The activities that are installed, and which of them a workbook belongs to."""

from __future__ import annotations

from dataclasses import dataclass
from importlib.metadata import entry_points
from typing import TYPE_CHECKING

from toolkit import DISTRIBUTION
from toolkit.declare.catalogue import Catalogue
from toolkit.declare.errors import FAULT
from toolkit.declare.errors import ToolkitError
from toolkit.declare.layout import SYSTEM_ACTIVITY
from toolkit.declare.names import same_name
from toolkit.declare.names import shown_name
from toolkit.declare.wording import listed
from toolkit.reading.tables import WrongWorkbookError
from toolkit.reading.tables import system_values

if TYPE_CHECKING:
    from collections.abc import Iterable
    from collections.abc import Sequence
    from importlib.metadata import EntryPoint

    from toolkit.reading.workbook import Sheet

GROUP = "taizhang.activities"  # -- of entry points; the value of each is a Catalogue --


class UnknownActivityError(ToolkitError):
    """An activity of that name is not installed."""

    def __init__(self, name: str, found: Activities) -> None:
        super().__init__(f"没有活动“{name}”。{found.told}")


class NotInstalledError(ToolkitError):
    """A workbook belongs to an activity that is not installed here."""

    def __init__(self, file: str, name: str, found: Activities) -> None:
        super().__init__(
            f"文件《{file}》是“{name}”的台账，本机没有装这个活动，没有读取。"
            f"请先安装它（向提供这本台账的人索取安装包）。{found.told}",
            file=file,
        )


class NoActivityError(ToolkitError):
    """No activity can be used at all."""

    exit_status = FAULT

    def __init__(self, faults: Iterable[str]) -> None:
        super().__init__(f"本机没有可用的活动。{''.join(faults)}请重新安装 taizhang-toolkit。")


@dataclass(frozen=True, slots=True)
class Activity:
    """One installed activity.

    Attributes:
        catalogue: what it declares.
        short_name: of its entry point, in ASCII; it can be named by it too.
        distribution: the distribution that it came with, and its version.
        own: whether it came with the toolkit.
    """

    catalogue: Catalogue
    short_name: str
    distribution: str
    own: bool


@dataclass(frozen=True, slots=True)
class Activities:
    """What was found.

    Attributes:
        usable: the activities that can be used, the toolkit's own first.
        faults: a sentence for each that cannot.
    """

    usable: tuple[Activity, ...]
    faults: tuple[str, ...]

    @property
    def told(self) -> str:
        """What there is, as a sentence, and what is wrong with the rest."""
        names = listed(each.catalogue.name for each in self.usable) or "无"
        return f"已装的活动：{names}。{''.join(self.faults)}"

    def named(self, name: str) -> Catalogue | None:
        """The activity of a name, its own or its entry point's."""
        for each in self.usable:
            if name in {each.catalogue.name, each.short_name}:
                return each.catalogue
        return None

    def default(self) -> Catalogue:
        """The activity where nobody names one: the toolkit's own.

        Raises:
            NoActivityError: none can be used.
        """
        if not self.usable:
            raise NoActivityError(self.faults)
        return self.usable[0].catalogue


@dataclass(frozen=True, slots=True)
class Chosen:
    """The activity of a workbook; `note` says so where the workbook itself does not."""

    catalogue: Catalogue
    note: str = ""


def installed() -> Activities:
    """All activities that are installed; one that is broken or there twice hides no other."""
    found: list[Activity] = []
    faults: list[str] = []
    for point in sorted(entry_points(group=GROUP), key=lambda each: (not _own(each), each.name)):
        try:
            catalogue = point.load()
        except Exception as error:  # noqa: BLE001 - whatever another's code does, the others stay usable
            faults.append(_broken(point, f"{type(error).__name__}: {error}"))
            continue
        if isinstance(catalogue, Catalogue):
            found.append(Activity(catalogue, point.name, _origin(point), _own(point)))
        else:
            faults.append(_broken(point, "它声明的不是活动（Catalogue）"))
    return _told_apart(found, faults)


def activity_places() -> list[str]:
    """The folders of packages into which distributions with activities are installed."""
    places = [point.dist.locate_file("") for point in entry_points(group=GROUP) if point.dist]
    return sorted({str(place) for place in places})


def chosen(name: str | None) -> Catalogue:
    """The activity that a person names, or the toolkit's own.

    Raises:
        UnknownActivityError: none of that name can be used.
    """
    activities = installed()
    if name is None:
        return activities.default()
    catalogue = activities.named(name)
    if catalogue is None:
        raise UnknownActivityError(name, activities)
    return catalogue


def activity_of(file: str, sheets: Sequence[Sheet]) -> Chosen:
    """The activity of a workbook: the one that its sheet 系统 names, else the one whose sheets it has.

    Of sheets other than 系统 only the names count.

    Raises:
        NotInstalledError: it names one that is not installed.
        WrongWorkbookError: it names none, and no activity's sheets are there.
    """
    activities = installed()
    name = system_values(sheets).get(SYSTEM_ACTIVITY, "").strip()
    if not name:
        return _fitting(file, sheets, activities)
    catalogue = activities.named(name)
    if catalogue is None:
        raise NotInstalledError(file, name, activities)
    return Chosen(catalogue)


def _fitting(file: str, sheets: Sequence[Sheet], activities: Activities) -> Chosen:
    """The activity with most of its own sheets there; of equals, the toolkit's own comes first."""
    if not activities.usable:
        raise NoActivityError(activities.faults)
    titles = {same_name(sheet.name) for sheet in sheets}
    counts = {
        each.catalogue: sum(
            same_name(ledger.sheet) in titles for ledger in each.catalogue.own_ledgers
        )
        for each in activities.usable
    }
    best = max(counts, key=lambda catalogue: counts[catalogue])
    if counts[best]:
        return Chosen(best, f"台账没有写明是哪个活动的，按“{best.name}”读取。")
    names = listed(f"“{each.catalogue.name}”" for each in activities.usable)
    wanted = listed(f"“{each.catalogue.own_ledgers[0].sheet}”" for each in activities.usable)
    raise WrongWorkbookError(
        f"文件《{file}》不是{names}的台账：没有{wanted}等工作表"
        f"（现有：{listed([shown_name(sheet.name) for sheet in sheets[:5]])}）。"
        "请选用由 taizhang new 生成的台账工作簿。",
        file=file,
    )


def _told_apart(found: Sequence[Activity], faults: list[str]) -> Activities:
    """Those whose name is theirs alone; of a name that is there twice, none is used by guess."""
    usable = []
    for each in found:
        same = [one for one in found if one.catalogue.name == each.catalogue.name]
        if all(one.catalogue is each.catalogue for one in same):
            usable.append(each)
        elif same[0] is each:
            where = "、".join(one.distribution for one in same)
            faults.append(
                f"活动“{each.catalogue.name}”装了{len(same)}份（{where}），不知道用哪一份，"
                "请卸载多余的。"
            )
    return Activities(tuple(usable), tuple(faults))


def _broken(point: EntryPoint, why: str) -> str:
    return f"活动“{point.name}”（{_origin(point)}）不能用：{why}。请联系提供它的人，或卸载它。"


def _origin(point: EntryPoint) -> str:
    return f"{point.dist.name} {point.dist.version}" if point.dist else "来源不明"


def _own(point: EntryPoint) -> bool:
    return point.dist is not None and point.dist.name == DISTRIBUTION
