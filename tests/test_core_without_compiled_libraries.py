"""The core judges ledgers where no compiled library can be had, as in a browser."""

import json
import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]

CHILD = '''
import importlib, json, pkgutil, sys
from importlib.machinery import ExtensionFileLoader, PathFinder


class OnlyPurePython:
    """Finds what is installed, but for compiled modules of other people."""

    @staticmethod
    def find_spec(name, path=None, target=None):
        spec = PathFinder.find_spec(name, path, target)
        compiled = spec is not None and isinstance(spec.loader, ExtensionFileLoader)
        if compiled and "site-packages" in spec.origin:
            raise ImportError(f"{name} is compiled")
        return spec


sys.meta_path[sys.meta_path.index(PathFinder)] = OnlyPurePython


def can_be_imported(name):
    try:
        importlib.import_module(name)
    except ImportError:
        return False
    return True


refused = [name for name in ("lxml.etree", "python_calamine") if not can_be_imported(name)]
for room in ("declare", "chinese", "activities", "reading", "checking", "usecases"):
    package = importlib.import_module(f"toolkit.{room}")
    for module in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
        if not module.name.startswith("toolkit.reading.files"):
            importlib.import_module(module.name)

from tests.drawn import judged

said = judged(sys.stdin.read(), "2012-06-30").judged
told = [f"{each.code} {each.suggestion}" for each in said.outcome.findings if each.place.cell]
print(json.dumps([refused, told, len(said.outcome.verdicts)]))
'''

LEDGERS = """
人员名册
| 姓名 | 单位 | 是否班子成员 |
| 张三 |      | 是           |

下基层活动台账
| 姓名 | 活动类别 | 开始日期 | 结束日期 |
| 张叁 | 座谈     | 4月10日  | 4月10日  |
| 张三 | 驻点调研 | 4月30日  | 五月五日 |
"""


def test_drawn_ledgers_are_judged_and_the_near_name_proposed():
    ended = subprocess.run(
        [sys.executable, "-c", CHILD],
        input=LEDGERS,
        capture_output=True,
        encoding="utf-8",
        cwd=ROOT,
        env=os.environ | {"PYTHONPATH": str(ROOT), "PYTHONUTF8": "1"},
    )
    assert not ended.stderr
    refused, told, verdicts = json.loads(ended.stdout)
    assert refused == ["lxml.etree", "python_calamine"]
    advice = "是否应为“张三”？请改正；常这样写的，在“别名表”加一行：错写“张叁”、规范“张三”"
    assert f"F05 {advice}" in told
    assert verdicts
