"""What a server says, and how its address is told."""

import pytest
from sqlalchemy import make_url

from toolkit.register.server import address_of
from toolkit.register.server import server_sentence


class ServerError(Exception):
    """As psycopg raises it: some with a code, some with words alone."""

    def __init__(self, said, sqlstate=None):
        super().__init__(said)
        self.sqlstate = sqlstate


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (ServerError('FATAL: password authentication failed for user "a"'), "用户名或密码不对"),
        (ServerError("fe_sendauth: no password supplied"), "用户名或密码不对"),
        (ServerError('FATAL:  database "tz" does not exist'), "没有这个数据库"),
        (ServerError("failed to resolve host 'x': [Errno -2] Name or service not known"), "找不到这台服务器"),
        (ServerError("connection failed: Connection refused\n\tIs the server running"), "服务器没有开"),
        (ServerError("connection timeout expired"), "连不上服务器"),
        (ServerError("terminating connection", "57P01"), "连接断了"),
        (ServerError("权限不够", "42501"), "没有读写的权限"),
        (ServerError("canceling statement due to lock timeout", "55P03"), "正被别的程序占用"),
        (ServerError("没有见过的话"), "请检查网络、地址和数据库"),
    ],
)  # fmt: skip
def test_what_a_server_says_is_one_sentence_with_its_own_words(error, said):
    sentence = server_sentence(error)
    assert said in sentence and sentence.endswith("）。") and "\n" not in sentence
    assert str(error).split()[0] in sentence


def test_an_address_is_told_as_it_is_written_without_its_password():
    url = make_url("postgresql://%E6%9D%8E:geheim@主机:5433/库").set(
        drivername="postgresql+psycopg"
    )
    assert address_of(url) == "postgresql://李@主机:5433/库"
