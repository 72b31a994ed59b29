#!/bin/sh
# 卸载台账工具箱；工作文件夹和里面的台账不动。
set -eu
here=$(CDPATH= cd -- "$(dirname -- "$0")" && pwd)
program="$here/program"
if ! [ -d "$program" ]; then program="$here"; fi
for python in "${XDG_DATA_HOME:-$HOME/.local/share}/taizhang-toolkit/python" python3; do
    if command -v "$python" >/dev/null; then exec "$python" -s "$program/run.py" uninstall; fi
done
echo "没有找到 Python，不能卸载。" >&2
exit 1
