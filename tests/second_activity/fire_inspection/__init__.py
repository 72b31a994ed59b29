"""消防安全检查：一个小而全的活动，文件、单位、人名都是编造的."""

import datetime as dt

from fire_inspection.booklets import DISPATCH
from fire_inspection.parameters import Limits

from toolkit.declare.catalogue import Catalogue
from toolkit.declare.front_page import FrontPage
from toolkit.declare.sample import Sample


def _sample() -> Sample:
    """示例台账，演示时才读."""
    from fire_inspection.sample import SAMPLE

    return SAMPLE


FIRE_INSPECTION = Catalogue.of(
    __name__,
    name="消防安全检查",
    since=dt.date(2024, 1, 8),
    parameters=Limits,
    front_page=FrontPage("先填场所名录。"),
    dispatch=DISPATCH,
    sample=_sample,
)
