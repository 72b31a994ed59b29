"""The sheets of a workbook that are no ledger, by their titles."""

FRONT_SHEET = "首页"
GUIDE_SHEET = "使用说明"
OPTIONS_SHEET = "选项"
LISTS_SHEET = "可选名单"
SYSTEM_SHEET = "系统"
PROGRESS_SHEET = "进度"
CALENDAR_SHEET = "日程"
DETAIL_SHEET = "详情"
SIGNING_SHEET = "签发"
COVER_SHEET = "封面"
SNAPSHOT_SHEET = "下发底稿"
KEPT_SHEET = "旧版保留"

RETURN_LIST_SHEET = "退回清单"
"""Of a copy that goes back, in which it comes in again; no sheet of a workbook's own."""

FIXED_SHEETS = (
    FRONT_SHEET,
    GUIDE_SHEET,
    OPTIONS_SHEET,
    LISTS_SHEET,
    SYSTEM_SHEET,
    PROGRESS_SHEET,
    CALENDAR_SHEET,
    DETAIL_SHEET,
    SIGNING_SHEET,
    COVER_SHEET,
    SNAPSHOT_SHEET,
    KEPT_SHEET,
)
