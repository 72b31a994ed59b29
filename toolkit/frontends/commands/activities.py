"""taizhang activities: which activities are installed."""

from __future__ import annotations

import click

from toolkit.declare.errors import in_account
from toolkit.frontends.chinese_help import command as chinese_command
from toolkit.frontends.options import JSON
from toolkit.frontends.options import say_json
from toolkit.workplace.activities import installed


@chinese_command
@JSON
@in_account()
def command(as_json: bool) -> int:
    """列出已装的活动：名称、简称、随哪个安装包而来；名称或简称可用在 --activity.

    退出状态：0 都能用，1 有不能用的。
    """
    found = installed()
    listed = [
        {
            "name": each.catalogue.name,
            "short_name": each.short_name,
            "title": each.catalogue.title,
            "distribution": each.distribution,
            "ledgers": len(each.catalogue.ledgers),
            "rules": len(each.catalogue.everything_judged()),
            "documents": [kind.name for kind in each.catalogue.documents],
        }
        for each in found.usable
    ]
    if as_json:
        say_json({"activities": listed, "faults": list(found.faults)})
    else:
        for each in listed:
            click.echo("{name}（{short_name}，{distribution}）".format(**each))
        for fault in found.faults:
            click.echo(fault, err=True)
    return 1 if found.faults else 0
