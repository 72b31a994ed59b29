"""All that must be said of a world."""

from judge.worlds import duties_matters
from judge.worlds import duties_office
from judge.worlds import duties_stay
from judge.worlds import duties_time
from judge.worlds import duties_writing
from judge.worlds.world import ANY
from judge.worlds.world import Expected

CODES = (
    "R101",
    "R102",
    "R103",
    "D111",
    "D112",
    "D113",
    "D114",
    "D115",
    "D116",
    "D117",
    "R201",
    "R202",
    "R203",
    "R204",
    "R301",
    "R302",
    "R303",
    "R304",
    "R401",
    "R402",
    "R403",
    "R404",
    "R501",
    "R502",
    "R503",
    "R504",
    "R505",
    "R506",
    "R601",
    "R602",
    "R603",
    "R604",
    "R605",
    "R606",
    "R701",
    "R702",
    "R703",
    "R704",
    "R705",
    "R706",
    "R707",
    "R708",
    "R709",
    "R801",
    "R802",
    "R803",
    "R804",
    "R901",
    "R1001",
    "R1002",
    "R1003",
    "R1004",
    "R1101",
    "R1102",
    "R1103",
    "R1104",
    "R1201",
    "R1202",
    "R1203",
    "R1204",
    "R1205",
    "R1301",
    "R1302",
    "R1401",
    "R1402",
    "R1403",
)


def expected(world):
    """What must be said of each subject of each code; leads and findings in cells stand elsewhere."""
    said = [
        *duties_time.expected(world),
        *duties_stay.expected(world),
        *duties_stay.announced(world),
        *duties_writing.expected(world),
        *duties_office.expected(world),
        *duties_matters.expected(world),
    ]
    said = [_asked(world, each) for each in said]
    return [*said, *duties_matters.commended(world, said)]


def _asked(world, said):
    """An expectation, open where only other codes are asked of its subject."""
    units = {each["规范简称"] for each in world["单位名录"]}
    for name in said.about | (said.of - units):
        if name in world.asked_only and said.code not in world.asked_only[name]:
            return Expected(said.code, said.about, ANY, said.of)
    return said
