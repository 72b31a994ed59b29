"""下发单元：每个要下发的场所一份，给责任人，只含本场所的隐患."""

from collections.abc import Iterator

from fire_inspection.hazards import DONE
from fire_inspection.hazards import KEEPER
from fire_inspection.hazards import Hazard
from fire_inspection.sites import Site

from toolkit.declare.booklet import Booklet
from toolkit.declare.booklet import BookletKind
from toolkit.declare.booklet import Dispatch
from toolkit.declare.case import Case

SITES = BookletKind("场所", KEEPER)


def booklets(case: Case) -> Iterator[Booklet]:
    """每个“是否下发”填“是”的场所，和它的隐患."""
    for site in case.filled(Site, Site.number, Site.name, Site.keeper, Site.dispatched):
        if site.dispatched:
            rows = [row for row in case.filled(Hazard, Hazard.site) if row.site == site.name]
            yield Booklet(SITES, site.number, site.name, site.keeper, {Hazard: rows})


def staying(case: Case) -> Iterator[Hazard]:
    """“是否下发”填“否”的场所的隐患：留在办公室，没有要改的."""
    sites = case.filled(Site, Site.name, Site.dispatched)
    kept = {site.name for site in sites if not site.dispatched}
    return (row for row in case.filled(Hazard, Hazard.site) if row.site in kept)


DISPATCH = Dispatch(
    (SITES,),
    booklets,
    "请先填场所名录，要下发的在“是否下发”填“是”。",
    closed_by={Hazard.progress: frozenset({DONE})},
    stays=staying,
)
