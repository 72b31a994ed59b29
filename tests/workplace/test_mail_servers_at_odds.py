"""What is said of a mail server that does not do as it should."""

import socketserver
import threading

import pytest

from toolkit.declare.delivery import MailServer
from toolkit.declare.delivery import Security
from toolkit.workplace import smtp


class Answers(socketserver.StreamRequestHandler):
    """Greets, and knows no command but EHLO."""

    def handle(self):
        self.wfile.write(b"220 here\r\n")
        while line := self.rfile.readline():
            self.wfile.write(b"250 here\r\n" if line.startswith(b"EHLO") else b"221 bye\r\n")


class Silent(socketserver.StreamRequestHandler):
    """Takes the call and says nothing."""

    def handle(self):
        self.rfile.read()


def told_of(handler, user=""):
    with socketserver.ThreadingTCPServer(("127.0.0.1", 0), handler) as listening:
        listening.daemon_threads = True
        threading.Thread(target=listening.serve_forever, args=(0.01,), daemon=True).start()
        host, port = listening.server_address
        server = MailServer(host, port, "ju@ju.local", user, Security.NONE)
        with pytest.raises(smtp.MailServerError) as told:
            smtp.connected(server)
        listening.shutdown()
    return str(told.value)


def test_a_server_that_never_answers_is_not_said_to_have_hung_up(monkeypatch):
    monkeypatch.setattr(smtp, "PATIENCE", 0.1)
    said = told_of(Silent)
    assert "没有回答" in said and "断开" not in said


def test_a_server_without_accounts_is_told_in_chinese_with_what_to_do(monkeypatch):
    monkeypatch.setenv(smtp.PASSWORD, "secret")
    said = told_of(Answers, user="ju")
    assert "不用帐号登录" in said and "发件帐号" in said and "SMTP AUTH" not in said
