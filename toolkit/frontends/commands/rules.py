"""taizhang rules: the list of rules, or the manual page of one."""

from __future__ import annotations

from inspect import cleandoc
from typing import TYPE_CHECKING

import click

from toolkit.frontends.chinese_help import command as chinese_command
from toolkit.frontends.options import ACTIVITY
from toolkit.frontends.options import JSON
from toolkit.frontends.options import say_json
from toolkit.workplace.activities import chosen

if TYPE_CHECKING:
    from toolkit.declare.obligation import Obligation
    from toolkit.declare.rule import Rule


@chinese_command
@click.argument("code", metavar="规则号", required=False)
@ACTIVITY
@JSON
def command(code: str | None, activity: str | None, as_json: bool) -> int:
    """查规则：不写规则号列出全部，写规则号显示依据和说明."""
    catalogue = chosen(activity)
    if code is None:
        everything = [_plain(each) for each in catalogue.everything_judged()]
        if as_json:
            say_json({"rules": everything})
        else:
            for each in everything:
                click.echo(f"{each['code']}　{each['strength']}　{each['name']}　{each['clause']}")
        return 0
    found = catalogue.judged(code)
    if found is None:
        raise click.UsageError(f"“{catalogue.name}”没有规则“{code}”，用 taizhang rules 查看全部")
    if as_json:
        say_json(_plain(found))
    else:
        click.echo(f"{found.code} {found.name}（{found.strength}）")
        click.echo(f"依据：{_plain(found)['clause']}")
        click.echo(f"所看的台账：{'、'.join(ledger.sheet for ledger in found.reads)}\n")
        click.echo(cleandoc(found.page))
    return 0


def _plain(found: Rule | Obligation) -> dict[str, object]:
    from toolkit.checking.rules import cited

    return {
        "code": found.code,
        "name": found.name,
        "kind": "规则" if hasattr(found, "complaints") else "义务",
        "strength": str(found.strength),
        "clause": cited(found.clauses),
        "reads": [ledger.sheet for ledger in found.reads],
        "page": cleandoc(found.page),
    }
