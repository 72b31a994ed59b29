"""送达：分册发到谁的邮箱，信上写什么，用哪个发件服务器."""

from toolkit.activities.sanjie.booklet_terms import terms
from toolkit.activities.sanjie.booklets import SECTIONS
from toolkit.activities.sanjie.paper_kinds import REMINDER
from toolkit.activities.sanjie.parameters import Limits
from toolkit.activities.sanjie.people import Person
from toolkit.activities.sanjie.units import Unit
from toolkit.chinese.dates import full_day
from toolkit.declare.booklet import Booklet
from toolkit.declare.booklet import Delivery
from toolkit.declare.case import Case
from toolkit.declare.delivery import SEVERAL
from toolkit.declare.delivery import Letter
from toolkit.declare.delivery import MailServer
from toolkit.declare.delivery import NoMailServerError
from toolkit.declare.delivery import Security

PATH_SIGNS = frozenset("/\\")


def address(case: Case, booklet: Booklet) -> str:
    """科室：单位名录里的邮箱，填的是路径的按报送人；联系点：联系人在人员名册里的邮箱；同名的人有几个的都给出."""
    if booklet.kind is SECTIONS:
        for unit in case.filled(Unit, Unit.short_name, Unit.address):
            said = (unit.address or "").strip()
            if unit.short_name == booklet.key and said and not PATH_SIGNS & {*said}:
                return said
    people = case.filled(Person, Person.name, Person.mail)
    known = {str(p.mail).strip() for p in people if booklet.receiver and p.name == booklet.receiver}
    return SEVERAL.join(sorted(known))


def letter(case: Case, booklet: Booklet) -> Letter:
    """称呼、要填什么、何时前、报给谁."""
    limits = case.limits(Limits)
    said = terms(case)
    until = f"{full_day(said.due)}下班前" if said.due else "尽快"
    period = said.period or f"{limits.ledger_year}年"
    what = f"“三解三促”活动{period}台账（{booklet.kind.name}：{booklet.title}）"
    lines = [
        f"{booklet.receiver or booklet.title}：",
        f"　　附件是{what}。请照第一页封面填写，{until}回复本邮件报{said.report_to}；没有新增的，在封面上零报告。",
    ]
    if said.contact:
        lines.append(f"　　联系人：{said.contact}。")
    subject = f"请填报“三解三促”活动{period}台账：{booklet.title}"
    return Letter(subject, "\n".join([*lines, "", limits.printed_by.of(REMINDER)]))


def server(case: Case) -> MailServer:
    """参数“发件服务器”“发件人邮箱”没填的，不能发."""
    limits = case.limits(Limits)
    if not (limits.mail_host and limits.mail_sender):
        raise NoMailServerError(
            "参数“发件服务器”“发件人邮箱”没有填，不能发邮件：请向单位的网管问清后填在参数表，或用文件夹、压缩包送达。"
        )
    return MailServer(
        limits.mail_host,
        limits.mail_port,
        limits.mail_sender,
        limits.mail_user,
        Security(limits.mail_security),
    )


DELIVERY = Delivery(address, "单位名录的“邮箱/路径”或人员名册的“邮箱”", letter, server)
