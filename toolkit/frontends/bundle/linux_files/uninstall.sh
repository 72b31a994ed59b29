#!/bin/sh
# 卸载台账工具箱；工作文件夹和里面的台账不动。
set -eu
here=$(CDPATH= cd -- "$(dirname -- "$0")" && pwd)
command=$(sed -n 's/.*exec "\([^"]*\)".*/\1/p' "$HOME/.local/bin/taizhang" 2>/dev/null || true)
exec "${command:-python3}" -s "$here/program/run.py" uninstall
