"""Booklets reach their receivers: folders, zips, letters through a real mail server."""

import asyncio
import email
import email.policy
import io
import json
import socket
import sqlite3
import ssl
import zipfile
from contextlib import closing
from contextlib import contextmanager

import pytest
import trustme
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import AuthResult

from judge.working_folder import copied
from tests.opened import opened
from tests.opened import typed
from toolkit.activities.sanjie import SANJIE
from toolkit.activities.sanjie import sample
from toolkit.declare.errors import so_far_of
from toolkit.frontends.cli import main
from toolkit.register.entries import Standing
from toolkit.register.register import Register
from toolkit.workplace import mailing
from toolkit.workplace.letters import State
from toolkit.workplace.sample_workbook import sample_workbook
from toolkit.workplace.smtp import MailServerError

BOOK = "台账.xlsx"
SECTION, OTHER = "监察大队", "法规科"
HOST, SENDER, USER = "localhost", "bangongshi@yunxi.invalid", "bangongshi"


class Mailbox:
    """A server's letters, and what it answers to some."""

    def __init__(self, answers=(), *, drops=False):
        self.letters, self.answers, self.drops = [], list(answers), drops

    async def handle_DATA(self, server, session, envelope):  # noqa: N802 - the library's name
        if self.drops:
            self.letters.append(envelope)
            server.transport.close()
            await asyncio.sleep(0)
            return "250 OK"
        if self.answers:
            return self.answers.pop(0)
        self.letters.append(envelope)
        return "250 OK"

    @property
    def read(self):
        policy = email.policy.default
        return [email.message_from_bytes(e.content, policy=policy) for e in self.letters]


@contextmanager
def served(mailbox, **options):
    with closing(socket.socket()) as asked:
        asked.bind((HOST, 0))
        port = asked.getsockname()[1]
    controller = Controller(mailbox, hostname=HOST, port=port, **options)
    controller.start()
    try:
        yield port
    finally:
        controller.stop(no_assert=True)


@pytest.fixture(scope="module")
def sent_folder(tmp_path_factory):
    folder = tmp_path_factory.mktemp("送") / "台 账"
    assert main(["new", str(folder), "--without-macros"]) == 0
    book = folder / BOOK
    book.write_bytes(sample_workbook(SANJIE, sample.clean_rows(SANJIE.ledgers)))
    with_settings(book, 发件服务器=HOST, 发件人邮箱=SENDER, 发件加密="不加密")
    assert main(["distribute", str(book)]) == 0
    return folder


@pytest.fixture
def book(sent_folder, tmp_path):
    return copied(sent_folder, tmp_path / "台 账") / BOOK


def with_settings(book, **values):
    made = opened(book)
    sheet = made["参数"]
    for name, *cells in sheet.iter_rows():
        if name.value in values:
            cells[0].value = values[name.value]
    typed(made, book)


def at(port, book, **values):
    with_settings(book, 发件端口=port, **values)
    return book


def said(capsys, *arguments):
    status = main([*map(str, arguments), "--json"])
    return status, json.loads(capsys.readouterr().out)


def sent(book, *titles, **more):
    """The states of the letters, sent as they are previewed."""
    shown = mailing.preview(book, None, only=titles, **more)
    waits = []
    done = mailing.send(book, None, shown.code, only=titles, sleep=waits.append, **more)
    return [(m.parcel.entry.title, m.state) for m in done.messages], waits


def registered(book):
    runs = Register(book.parent / "登记.db").runs()
    return [(each.run.step, each.standing, each.run.delivered) for each in runs]


def test_each_receiver_gets_a_folder_and_a_zip_with_the_same_booklet(book, capsys):
    status, told = said(capsys, "deliver", book)
    assert (status, told["refused"], len(told["parcels"])) == (0, [], 18)
    home = book.parent / "送达"
    for each in told["parcels"]:
        original = (book.parent / "下发" / each["file"]).read_bytes()
        assert (home / each["title"] / each["file"]).read_bytes() == original
        with zipfile.ZipFile(home / f"{each['title']}.zip") as packed:
            assert {i.filename: i.flag_bits & 0x800 for i in packed.infolist()} == {
                each["file"]: 0x800
            }
            assert packed.read(each["file"]) == original
    (_, _, delivered) = registered(book)[-1]
    assert {(e.title, e.how) for e in delivered} == {
        (e["title"], "文件夹") for e in told["parcels"]
    }


def test_the_same_parcels_have_the_same_bytes(book, capsys):
    first, second = [
        [
            said(capsys, "deliver", book),
            *(p.read_bytes() for p in sorted(book.parent.glob("送达/*.zip"))),
        ]
        for _ in range(2)
    ]
    assert first[1:] == second[1:]


def test_the_sheet_to_be_signed_names_everyone_once_with_a_blank_for_the_signature(book, capsys):
    _, told = said(capsys, "deliver", book)
    rows = [*opened(told["sheet"]).active.iter_rows(values_only=True)]
    head = next(i for i, row in enumerate(rows) if row[0] == "序号")
    assert rows[head][2:4] == ("发往", "接收人")
    listed = {row[2]: row[6:] for row in rows[head + 1 :] if isinstance(row[0], int)}
    assert listed == {each["title"]: (1, None, None) for each in told["parcels"]}


@pytest.mark.parametrize(
    ("spoil", "why"),
    [
        (lambda file: file.write_bytes(file.read_bytes() + b" "), "下发以后改过"),
        (lambda file: file.unlink(), "不在"),
    ],
)
def test_a_booklet_that_is_not_as_it_was_let_out_goes_nowhere(book, capsys, spoil, why):
    (file,) = (book.parent / "下发").glob(f"{SECTION}_*")
    spoil(file)
    status, told = said(capsys, "deliver", book)
    assert (status, [r["title"] for r in told["refused"]]) == (1, [SECTION])
    assert why in told["refused"][0]["reason"]
    assert not (book.parent / "送达" / SECTION).exists()


def test_only_those_who_are_named_get_theirs(book, capsys):
    _, told = said(capsys, "deliver", book, "--only", SECTION)
    assert [each["title"] for each in told["parcels"]] == [SECTION]
    status, told = said(capsys, "deliver", book, "--only", "没有的科")
    assert (status, told["error"]["value"]) == (2, "没有的科")


def test_nothing_is_delivered_that_was_not_distributed(book, capsys):
    other = book.with_name("别的.xlsx")
    other.write_bytes(book.read_bytes())
    status, told = said(capsys, "deliver", other)
    assert (status, "《台账.xlsx》" in told["error"]["message"]) == (1, True)


def test_a_letter_goes_only_with_the_code_of_its_preview(book, capsys):
    mailbox = Mailbox()
    with served(mailbox) as port:
        asked = ["deliver", at(port, book), "--mail", "--only", SECTION]
        status, shown = said(capsys, *asked)
        assert (status, shown.get("sent", shown), mailbox.letters) == (0, False, [])
        (message,) = shown["messages"]
        assert (message["state"], message["size"] > 0) == ("待发", True)
        status, told = said(capsys, *asked, "--confirm", "12345678")
        assert (status, told["error"]["code"], mailbox.letters) == (1, "other_letters", [])
        status, done = said(capsys, *asked, "--confirm", shown["code"])
        assert (status, [(m["state"], m["why"]) for m in done["messages"]]) == (0, [("已发出", "")])
    (letter,) = mailbox.read
    assert (letter["To"], letter["From"]) == (message["to"], SENDER)
    assert letter["Subject"] == message["subject"]
    assert letter.get_body().get_content().rstrip("\n") == message["body"]
    (enclosed,) = letter.iter_attachments()
    (file,) = (book.parent / "下发").glob(f"{SECTION}_*")
    assert (enclosed.get_filename(), enclosed.get_content()) == (file.name, file.read_bytes())


def test_what_changed_since_the_preview_is_not_sent(book):
    mailbox = Mailbox()
    with served(mailbox) as port:
        code = mailing.preview(at(port, book), None, only=[SECTION]).code
        with_settings(book, 办公室电话="0519-0000000")
        with pytest.raises(mailing.OtherLettersError, match="请重新预览"):
            mailing.send(book, None, code, only=[SECTION])
    assert mailbox.letters == []


def test_nobody_gets_the_same_booklet_twice_unless_asked_for(book):
    mailbox = Mailbox()
    with served(mailbox) as port:
        at(port, book)
        assert sent(book, SECTION)[0] == [(SECTION, State.SENT)]
        assert mailing.preview(book, None, only=[SECTION]).code == ""
        assert sent(book, SECTION, OTHER)[0] == [(OTHER, State.SENT), (SECTION, State.BEFORE)]
        assert sent(book, SECTION, again=[SECTION])[0] == [(SECTION, State.SENT)]
    assert len(mailbox.letters) == 3


def test_a_busy_server_is_asked_again_and_one_that_refuses_is_not(book):
    mailbox = Mailbox(["451 busy", "452 full", "250 OK"])
    with served(mailbox) as port:
        assert sent(at(port, book), SECTION) == ([(SECTION, State.SENT)], [1.0, 5.0])
    refusing = Mailbox(["554 no"])
    with served(refusing) as port:
        assert sent(at(port, book), OTHER) == ([(OTHER, State.FAILED)], [])
        assert [each[1] for each in registered(book)][-1] is Standing.ABANDONED
        assert sent(book, OTHER)[0] == [(OTHER, State.SENT)]


def test_where_nobody_knows_whether_it_came_it_is_told_and_not_sent_again(book, capsys):
    mailbox = Mailbox(drops=True)
    with served(mailbox) as port:
        assert sent(at(port, book), SECTION)[0] == [(SECTION, State.PERHAPS)]
        (again,) = mailing.preview(book, None, only=[SECTION]).messages
        assert (again.state, "打电话问清" in again.why) == (State.PERHAPS, True)
        status, _ = said(capsys, "deliver", book, "--mail", "--only", SECTION)
        assert status == 1
    assert len(mailbox.letters) == 1


def test_a_run_that_ended_while_a_letter_was_under_way_leaves_it_unknown(book, monkeypatch):
    mailbox = Mailbox()
    with served(mailbox) as port:
        at(port, book)
        with monkeypatch.context() as cut:
            cut.setattr("toolkit.workplace.writer.Writer.end", _power_cut)
            with pytest.raises(KeyboardInterrupt) as stopped:
                sent(book, SECTION)
            assert f"给“{SECTION}”的正在发，不知道对方收到没有" in so_far_of(stopped.value)
        assert sent(book, OTHER)[0] == [(OTHER, State.SENT)]  # -- clears up what was left --
        (left,) = mailing.preview(book, None, only=[SECTION]).messages
        assert left.state is State.PERHAPS
    assert len(mailbox.letters) == 2


def _power_cut(*_arguments):
    raise KeyboardInterrupt


def test_a_letter_goes_over_a_secured_line_with_the_password_of_the_environment(
    book, monkeypatch, tmp_path
):
    authority = trustme.CA()
    authority.cert_pem.write_to_path(tmp_path / "root.pem")
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert(HOST).configure_cert(context)
    monkeypatch.setenv("SSL_CERT_FILE", str(tmp_path / "root.pem"))
    monkeypatch.setenv("TAIZHANG_SMTP_PASSWORD", "kouling")
    mailbox, asked = Mailbox(), []

    def known(server, session, envelope, mechanism, login):
        asked.append((login.login.decode(), login.password.decode()))
        return AuthResult(success=login.password.decode() == "kouling", handled=False)

    options = {"authenticator": known, "auth_required": True, "require_starttls": True}
    with served(mailbox, tls_context=context, **options) as port:
        at(port, book, 发件加密="STARTTLS", 发件帐号=USER)
        assert sent(book, SECTION)[0] == [(SECTION, State.SENT)]
        assert asked == [(USER, "kouling")]
        monkeypatch.setenv("TAIZHANG_SMTP_PASSWORD", "cuo")
        with pytest.raises(MailServerError, match=f"不接受帐号“{USER}”"):
            sent(book, OTHER)
        monkeypatch.setenv("TAIZHANG_SMTP_PASSWORD", "口令")
        with pytest.raises(MailServerError, match="只能是英文字母"):
            sent(book, OTHER)
        monkeypatch.delenv("TAIZHANG_SMTP_PASSWORD")
        with pytest.raises(MailServerError, match="TAIZHANG_SMTP_PASSWORD"):
            sent(book, OTHER)
        monkeypatch.delenv("SSL_CERT_FILE")
        with pytest.raises(MailServerError, match="证书不可信"):
            sent(book, OTHER)
    assert len(mailbox.letters) == 1
    with closing(sqlite3.connect(book.parent / "登记.db")) as database:
        assert "kouling" not in "\n".join(database.iterdump())


def test_nothing_goes_in_clear_where_a_secured_line_was_asked_for(book):
    mailbox = Mailbox()
    with served(mailbox) as port:
        at(port, book, 发件加密="STARTTLS")
        with pytest.raises(MailServerError, match="不支持 STARTTLS"):
            sent(book, SECTION)
    assert mailbox.letters == []


def test_a_port_that_speaks_another_way_is_told_as_that(book):
    with served(Mailbox()) as port:
        at(port, book, 发件加密="SSL")
        with pytest.raises(MailServerError, match=r"不是按“SSL”加密的.*“发件端口”"):
            sent(book, SECTION)


def test_a_server_that_is_not_there_is_one_sentence(book, capsys):
    with closing(socket.socket()) as asked:
        asked.bind((HOST, 0))
        at(asked.getsockname()[1], book)
        code = mailing.preview(book, None).code
        status, told = said(capsys, "deliver", book, "--mail", "--confirm", code)
    assert (status, told["error"]["code"]) == (3, "mail_server")
    assert "连不上，没有发：对方没有开这个端口。" in told["error"]["message"]


@pytest.mark.parametrize(
    ("address", "why"),
    [
        ("不是邮箱@", "不像邮箱"),
        ("bad-address", "“bad-address”不像邮箱"),
        ("a@b\nBcc: c@d", "不像邮箱"),
        (None, "没有邮箱"),
    ],
)
def test_who_has_no_address_is_named_with_the_cells_to_fill(book, address, why):
    made = opened(book)
    for sheet, column in (("单位名录", "邮箱/路径"), ("人员名册", "邮箱")):
        head = next(cell for row in made[sheet].iter_rows() for cell in row if cell.value == column)
        for row in range(head.row + 1, made[sheet].max_row + 1):
            cell = made[sheet].cell(row, head.column)
            cell.value = address if cell.value else None
    typed(made, book)
    shown = mailing.preview(book, None)
    assert (shown.messages, len(shown.refused)) == ((), 18)
    assert why in shown.refused[SECTION]
    assert "人员名册的“邮箱”" in shown.refused[SECTION]


def test_without_a_server_in_the_settings_the_cells_to_fill_are_named(book, capsys):
    with_settings(book, 发件服务器=None)
    status, told = said(capsys, "deliver", book, "--mail")
    assert (status, "“发件服务器”" in told["error"]["message"]) == (1, True)


def test_an_older_booklet_in_a_receivers_folder_is_told(book, capsys):
    old = book.parent / "送达" / SECTION / "上月的.xlsx"
    old.parent.mkdir(parents=True)
    old.write_bytes(io.BytesIO(b"old").getvalue())
    _, told = said(capsys, "deliver", book, "--only", SECTION)
    assert any("《上月的.xlsx》" in remark for remark in told["remarks"])
    assert old.read_bytes() == b"old"
