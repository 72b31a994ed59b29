"""Letters to a mail server, one by one, with what became of each (RFC 5321; STARTTLS: RFC 3207)."""

from __future__ import annotations

import errno
import os
import smtplib
import socket
import ssl
import time
from contextlib import contextmanager
from contextlib import suppress
from dataclasses import dataclass
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import formatdate
from email.utils import make_msgid
from importlib import import_module
from typing import TYPE_CHECKING

from toolkit.declare.delivery import Security
from toolkit.declare.errors import FAULT
from toolkit.declare.errors import ToolkitError

if TYPE_CHECKING:
    from collections.abc import Callable
    from collections.abc import Iterator

    from toolkit.declare.delivery import Letter
    from toolkit.declare.delivery import MailServer

PASSWORD = "TAIZHANG_SMTP_PASSWORD"  # noqa: S105 - the name of the variable that has it
SERVICE = "taizhang"
PATIENCE = 30  # -- seconds for one answer of the server --
WAITS = (1.0, 5.0)  # -- seconds before a letter is tried again --
BUSY = range(400, 500)
UNREACHABLE = (errno.ENETUNREACH, errno.EHOSTUNREACH, errno.ENETDOWN, errno.EHOSTDOWN)
XLSX = ("application", "vnd.openxmlformats-officedocument.spreadsheetml.sheet")


class MailServerError(ToolkitError):
    """The server cannot be reached, or will not have us: no letter more can go."""

    exit_status = FAULT


class NotTakenError(Exception):
    """The server has not taken a letter; `str(error)` says why."""


class PerhapsTakenError(Exception):
    """The line broke while the server was taking a letter: nobody knows whether it has it."""


@dataclass(frozen=True, slots=True)
class Enclosure:
    """A letter ready to go."""

    to: str
    letter: Letter
    name: str
    content: bytes


@dataclass(slots=True)
class Post:
    """An open line to the server."""

    server: MailServer
    sleep: Callable[[float], None]
    _line: smtplib.SMTP | None = None

    def send(self, enclosure: Enclosure) -> None:
        """Give a letter to the server; what it is too busy for is tried again.

        Raises:
            NotTakenError: it did not take it.
            PerhapsTakenError: nobody knows.
            MailServerError: it cannot be reached any more.
        """
        message = _message(self.server, enclosure)
        for wait in (*WAITS, None):
            try:
                self._give(message, enclosure.to)
            except _TryAgainError as error:
                self.close()
                if wait is None:
                    raise NotTakenError(str(error)) from error
                self.sleep(wait)
            else:
                return

    def close(self) -> None:
        """End the line."""
        if self._line is not None:
            with suppress(smtplib.SMTPException, OSError):
                self._line.quit()
            self._line = None

    def _give(self, message: EmailMessage, to: str) -> None:
        if self._line is None:
            self._line = connected(self.server)
        line = self._line
        try:
            line.ehlo_or_helo_if_needed()
            _step(line.mail(self.server.sender))
            _step(line.rcpt(to))
        except (smtplib.SMTPException, OSError) as error:
            raise _TryAgainError(_words(error)) from error
        try:
            code, said = line.data(message.as_bytes(policy=SMTP))
        except smtplib.SMTPDataError as error:
            _step((error.smtp_code, error.smtp_error))
        except (smtplib.SMTPException, OSError) as error:
            self._line = None
            raise PerhapsTakenError(_words(error)) from error
        else:
            _step((code, said))


class _TryAgainError(Exception):
    """Later it may go."""


def _step(answer: tuple[int, bytes | str]) -> None:
    code, said = answer
    words = said.decode("utf-8", "replace") if isinstance(said, bytes) else said
    if code in BUSY:
        raise _TryAgainError(f"{code} {words}")
    if not 200 <= code < 300:
        raise NotTakenError(f"{code} {words}")


@contextmanager
def post(server: MailServer, sleep: Callable[[float], None] = time.sleep) -> Iterator[Post]:
    """A line to the server, ended in the end.

    Raises:
        MailServerError: it cannot be reached, has no secure line, or knows no such account.
    """
    line = Post(server, sleep, connected(server))
    try:
        yield line
    finally:
        line.close()


def connected(server: MailServer) -> smtplib.SMTP:
    """A line to the server, secured and logged in.

    Raises:
        MailServerError: as `post`.
    """
    where = f"邮件服务器“{server.host}”端口{server.port}"
    try:
        line = _open(server)
    except ssl.SSLCertVerificationError as error:
        raise MailServerError(
            f"{where}的证书不可信，没有发：{error.verify_message}。单位自签的证书请让网管给出"
            "根证书文件，用环境变量 SSL_CERT_FILE 指明。"
        ) from error
    except ssl.SSLError as error:
        raise MailServerError(
            f"{where}不是按“{server.security}”加密的，没有发：请向网管问清，再改参数“发件加密”或“发件端口”"
            "（SSL 常用465，STARTTLS 常用587）。"
        ) from error
    except smtplib.SMTPNotSupportedError as error:
        raise MailServerError(
            f"{where}不支持 STARTTLS，没有发：请向网管问清，再填参数“发件加密”。"
        ) from error
    except (smtplib.SMTPException, OSError) as error:
        raise MailServerError(
            f"{where}连不上，没有发：{_words(error)}。请核对地址和端口。"
        ) from error
    try:
        if server.user:
            line.login(server.user, password(server))
    except MailServerError:
        line.close()
        raise
    except UnicodeError as error:
        line.close()
        raise MailServerError(
            f"{where}的帐号和密码只能是英文字母、数字和符号，没有发：请改参数“发件帐号”或密码。"
        ) from error
    except smtplib.SMTPNotSupportedError as error:
        line.close()
        raise MailServerError(
            f"{where}不用帐号登录，没有发：请把参数“发件帐号”改为“无”，或向网管问清要用的端口和加密。"
        ) from error
    except (smtplib.SMTPException, OSError) as error:
        line.close()
        raise MailServerError(
            f"{where}不接受帐号“{server.user}”登录，没有发：{_words(error)}。请核对帐号和密码。"
        ) from error
    return line


def password(server: MailServer) -> str:
    """From the environment, else from the system's keyring; it never stands in a workbook.

    Raises:
        MailServerError: neither has it.
    """
    stored = os.environ.get(PASSWORD) or _in_keyring(server.user)
    if not stored:
        raise MailServerError(
            f"没有帐号“{server.user}”的密码，没有发：请设环境变量 {PASSWORD}，"
            f"或装 keyring 后运行 keyring set {SERVICE} {server.user}。"
        )
    return stored


def _in_keyring(user: str) -> str | None:
    """What the system keeps, where the library that asks it is installed."""
    try:
        keyring = import_module("keyring")
    except ImportError:
        return None
    stored: str | None = keyring.get_password(SERVICE, user)
    return stored


def _open(server: MailServer) -> smtplib.SMTP:
    if server.security is Security.TLS:
        context = ssl.create_default_context()
        return smtplib.SMTP_SSL(server.host, server.port, timeout=PATIENCE, context=context)
    line = smtplib.SMTP(server.host, server.port, timeout=PATIENCE)
    if server.security is Security.STARTTLS:
        try:
            line.starttls(context=ssl.create_default_context())
        except BaseException:
            line.close()
            raise
    return line


def _message(server: MailServer, enclosure: Enclosure) -> EmailMessage:
    message = EmailMessage()
    message["From"], message["To"] = server.sender, enclosure.to
    message["Subject"] = enclosure.letter.subject
    message["Date"] = formatdate(localtime=True)
    message["Message-ID"] = make_msgid(domain=server.sender.rpartition("@")[2])
    message.set_content(enclosure.letter.body, cte="base64")
    main, sub = XLSX
    message.add_attachment(enclosure.content, maintype=main, subtype=sub, filename=enclosure.name)
    return message


def _words(error: Exception) -> str:
    if isinstance(error, TimeoutError) or isinstance(error.__context__, TimeoutError):
        return f"{PATIENCE}秒没有回答"
    if isinstance(error, smtplib.SMTPResponseException):
        said = error.smtp_error
        words = said.decode("utf-8", "replace") if isinstance(said, bytes) else said
        return f"{error.smtp_code} {words}"
    if isinstance(error, ConnectionRefusedError):
        return "对方没有开这个端口"
    if isinstance(error, socket.gaierror):
        return "找不到这个地址"
    if isinstance(error, ConnectionError | smtplib.SMTPServerDisconnected):
        return "对方断开了连接"
    if isinstance(error, OSError) and error.errno in UNREACHABLE:
        return "网络不通"
    return str(error) or type(error).__name__
