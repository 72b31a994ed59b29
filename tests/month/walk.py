"""The steps of the month, in the order in which a clerk takes them, each with a name by which it is told of."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.month.worlds import World

Step = tuple[object, ...]
RESULTS, CALENDAR, QUESTIONS = "校验结果", "日程", "合并冲突"
SIGNING, TRAIL = "签发", "变更留痕"
REASONS_FROM, REASONS = 13, 12  # -- rows of 签发 in which the check is listed --


def first_week(world: World) -> dict[str, Step]:
    """Rows typed and dragged, checked, mended, looked at, saved."""
    ledger, row = world.ledger, world.row
    across = f"A{row}:K{row}"
    cell, typed, _ = world.pointed
    wrong, mistake, right = world.mistake
    return {
        "opened": ("picture", "01打开"),
        **{f"paste {each[0]}": ("fill", *each) for each in world.filled},
        **{
            f"type {at}": ("enter", ledger, f"{at}{row}", words)
            for at, words in world.typed.items()
        },
        "typed row": ("shown", ledger, across),
        "drag": ("drag_fill", ledger, f"{world.day}{row}", f"{world.day}{row + 2}"),
        "dragged": ("shown", ledger, f"{world.day}{row}:{world.day}{row + 2}"),
        "dragged picture": ("picture", "02填写"),
        "drag back": ("keys", "ctrl+z"),
        "after drag": ("shown", ledger, f"{world.day}{row}:{world.day}{row + 2}"),
        "type the mistake": ("enter", ledger, wrong, mistake),
        "type the pointed day": ("put", ledger, cell, f"'{typed}"),
        "check": ("toolbar", "校验"),
        "checked picture": ("picture", "03校验结果"),
        "results": ("rows", RESULTS, 3, 16),
        "ledger then": ("rows", ledger, 3, 11),
        "home": ("show", "首页", "A1", "04首页"),
        "to the mistake": ("go", ledger, wrong),
        "next": ("toolbar", "下一处"),
        "next picture": ("picture", "05下一处"),
        "where": ("where",),
        "why": ("prompt",),
        "mend": ("enter", ledger, wrong, right),
        "correct": ("agree", "一键改正", "是"),
        "corrected": ("shown", ledger, cell),
        "corrected picture": ("picture", "06一键改正"),
        "trail": ("rows", TRAIL, 3, 7),
        "check again": ("toolbar", "校验"),
        "results again": ("rows", RESULTS, 3, 16),
        **(
            {
                "summary": ("rows", world.summary, 3, 18),
                "summed": ("rows", world.reported, 3, 21),
                "summary picture": ("show", world.summary, "A3", "07汇总表"),
            }
            if world.summary
            else {}
        ),
        "progress picture": ("show", "进度", "A1", "08进度"),
        "calendar picture": ("show", CALENDAR, "A1", "09日程"),
        "calendar": ("shown", CALENDAR, "B6:G20"),
        "save": ("save",),
    }


def second_week(world: World) -> dict[str, Step]:
    """Sorted, filtered and printed; papers drafted, booklets sent; saved and opened again."""
    ledger = world.ledger
    return {
        "sort": ("sort_by", ledger, world.sort, "10排序"),
        "sorted": ("rows", ledger, 3, 11),
        "old": ("bar",),
        "sorted picture": ("picture", "11排序以后"),
        "filter": ("filter_by", ledger, *world.sought, "12筛选"),
        "filtered": ("in_sight", ledger, "A3:K402"),
        "print": ("toolbar", "打印这张表"),
        "printed picture": ("picture", "13打印"),
        "draft": ("toolbar", "生成公文"),
        "drafted picture": ("show", "首页", "A1", "14生成公文"),
        "ways": ("shown", "首页", "H11:K14"),
        "detail picture": ("show", "详情", "A1", "15详情"),
        "send": ("toolbar", "下发台账"),
        "sent picture": ("show", "首页", "A1", "16下发"),
        "submissions picture": ("show", world.submissions, "A3", "17报送"),
        "save": ("save",),
        "reopen": ("reopen",),
        "reopened picture": ("picture", "18重新打开"),
        "kept": ("rows", ledger, 3, 11),
        "sent lines": ("rows", world.submissions, 3, 18),
        "reported": ("rows", world.reported, 3, 1),
    }


def contact(world: World) -> dict[str, Step]:
    """The booklet, opened by the contact: measures typed in two rows, saved."""
    sheet, at = world.reported, world.measure
    return {
        "cover": ("picture", "20分册"),
        "keys": ("shown", sheet, f"{world.key}3:{world.key}4"),
        "first": ("enter", sheet, f"{at}3", "夜间九时后停用"),
        "second": ("enter", sheet, f"{at}4", "改接污水管"),
        "picture": ("picture", "21分册填写"),
        "save": ("save",),
    }


def last_week(world: World, rows: tuple[int, int], row: int) -> dict[str, Step]:
    """What came back is merged, a question answered, who is late pressed, the return approved, a paper signed."""
    sheet, at = world.reported, world.measure
    _, state, handling = world.columns
    who, name = world.approver
    first, second = (f"{at}{each}" for each in rows)
    submissions = world.submissions
    typed = zip(
        ("D5", "D6", "D7", "D8"),
        (world.paper, world.number, world.signer, world.dated),
        strict=True,
    )
    return {
        "office's own": ("enter", sheet, second, "电话核实更正"),
        "merge": ("toolbar", "回收合并"),
        "merged picture": ("picture", "30回收合并"),
        "merged": ("shown", sheet, f"{first}:{first}"),
        "held": ("shown", sheet, f"{second}:{second}"),
        "questions": ("rows", QUESTIONS, 3, 10),
        "question picture": ("show", QUESTIONS, "A3", "31合并冲突"),
        "beside": ("go", QUESTIONS, "K3"),
        "answer": ("pick", QUESTIONS, "I3", "32处理", 1),
        "answered": ("shown", QUESTIONS, "I3:I3"),
        "merge again": ("toolbar", "回收合并"),
        "taken": ("shown", sheet, f"{second}:{second}"),
        "taken picture": ("picture", "33照办"),
        "press": ("toolbar", "催报"),
        "pressed picture": ("show", submissions, "A3", "34催报"),
        "lines": ("rows", submissions, 3, 18),
        "near": ("go", submissions, f"{who}{row}"),
        "approve": ("pick", submissions, f"{handling}{row}", "35核定", 3),
        **({"approver": ("enter", submissions, f"{who}{row}", name)} if name else {}),
        "press again": ("toolbar", "催报"),
        "approved": ("shown", submissions, f"{state}{row}:{state}{row}"),
        "approved picture": ("picture", "36核定以后"),
        "check": ("toolbar", "校验"),
        "draft": ("toolbar", "生成公文"),
        "paper": ("opens", "首页", "K11", "36打开公文"),
        **{f"form {cell}": ("enter", SIGNING, cell, words) for cell, words in typed},
        "save the form": ("save",),
        "sign": ("toolbar", "签发"),
        "signing picture": ("show", SIGNING, "A1", "37签发"),
        "said": ("shown", SIGNING, "B13:G30"),
        **({"registry": ("rows", world.registry, 3, 9)} if world.registry else {}),
        "home": ("show", "首页", "A1", "38首页"),
        "save": ("save",),
        "reopen": ("reopen",),
        "kept": ("rows", sheet, 3, 21),
    }
