"""`python -m toolkit.word.facade`: what `python -m docxtpl` does, with the same arguments."""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from toolkit.word.facade.document import DocxTemplate
from toolkit.word.template.errors import LocatedError

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import NoReturn

_HELP = """用 Word 模板和 JSON 数据生成一份文档，参数同 python -m docxtpl。

用法：python -m toolkit.word.facade 模板.docx 数据.json 文档.docx [-o] [-q]

  模板.docx          模板
  数据.json          数据，一个 JSON 对象
  文档.docx          写到哪个文件
  -o, --overwrite    已有的文件不问就覆盖
  -q, --quiet        不说写了哪个文件
  -h, --help         显示这段说明

退出状态：0 写出了，1 已有的文件没有覆盖，2 读不了、填不了或者用法不对。
"""


class _ChineseParser(argparse.ArgumentParser):
    """Reads the arguments; what is wrong with them is told in Chinese."""

    def error(self, message: str) -> NoReturn:
        """Show how the arguments are written, and end."""
        del message  # -- in English --
        sys.stderr.write(f"参数不全或者不认得，没有生成，请照下面写。\n\n{_HELP}")
        sys.exit(2)


def main(arguments: list[str]) -> int:
    """Fill one template from a JSON object; 0 written, 1 kept what is there, 2 cannot be read."""
    parser = _ChineseParser(add_help=False)
    for name in ("template_path", "json_path", "output_filename"):
        parser.add_argument(name, type=Path)
    parser.add_argument("-o", "--overwrite", action="store_true")
    parser.add_argument("-q", "--quiet", action="store_true")
    if {"-h", "--help"} & set(arguments):
        sys.stdout.write(_HELP)
        return 0
    chosen = parser.parse_args(arguments)
    try:
        context = _context(chosen.json_path)
        if not _may_write(chosen.output_filename, overwrite=chosen.overwrite):
            return 1
        template = DocxTemplate(chosen.template_path)
        template.render(context)
        template.save(chosen.output_filename)
    except (LocatedError, OSError, ValueError) as error:
        sys.stderr.write(f"{error}\n")
        return 2
    if not chosen.quiet:
        sys.stdout.write(f"已写出 {chosen.output_filename}\n")
    return 0


def _context(file: Path) -> Mapping[str, object]:
    try:
        data = json.loads(file.read_text(encoding="utf-8-sig"))
    except OSError as error:
        raise ValueError(f"数据《{file.name}》读不了，请核对路径") from error
    except ValueError as error:
        raise ValueError(f"数据《{file.name}》不是 UTF-8 的 JSON：{error}，请改后再运行") from error
    if not isinstance(data, dict):
        raise ValueError(f"数据《{file.name}》要是一个 JSON 对象（花括号），请改后再运行")
    return data


def _may_write(file: Path, *, overwrite: bool) -> bool:
    if overwrite or not file.exists():
        return True
    sys.stderr.write(f"{file} 已经有了，要覆盖吗？(y/n) ")
    sys.stderr.flush()
    return sys.stdin.readline().strip().lower() == "y"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
