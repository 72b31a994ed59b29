#!/bin/sh
# 离线安装台账工具箱（统信、麒麟、Debian 等，LibreOffice）。用经办人的账号运行：sh 安装.sh [--folder 工作文件夹]
set -eu
here=$(CDPATH= cd -- "$(dirname -- "$0")" && pwd)
wanted="@PYTHONS@"

version() { "$1" -c 'import sys; print("%d.%d" % sys.version_info[:2])' 2>/dev/null || true; }

fits() { case " $wanted " in *" $1 "*) [ -n "$1" ] ;; *) false ;; esac }

if [ "$(id -u)" = 0 ]; then
    echo "请用经办人自己的账号运行，不要用 root：台账工具箱装在各人自己的文件夹里。" >&2
    exit 1
fi

# LibreOffice 的 Python：自带的在它的 program 文件夹里，随系统装的用系统的。
office=$(command -v soffice || ls /opt/libreoffice*/program/soffice 2>/dev/null | tail -n 1 || true)
office_python=""
unopkg=""
if [ -n "$office" ]; then
    program=$(dirname -- "$(readlink -f -- "$office")")
    if [ -x "$program/unopkg" ]; then unopkg="$program/unopkg"; fi
    if [ -x "$program/python" ]; then
        office_python="$program/python"
    elif /usr/bin/python3 -c 'import uno' 2>/dev/null; then
        office_python=/usr/bin/python3
    fi
fi
office_version=""
if [ -n "$office_python" ]; then office_version=$(version "$office_python"); fi

python=""
for each in "$office_python" python3 python3.13 python3.12 python3.11; do
    if [ -n "$each" ] && fits "$(version "$each")"; then
        python=$(command -v "$each")
        break
    fi
done
if [ -z "$python" ]; then
    # 放在旁边的整个 Python（python-build-standalone 的 install_only 包）：解开了就能用，系统自带的不动。
    carried=$(ls "$here"/cpython-3.*-"$(uname -m)"-unknown-linux-gnu-install_only*.tar.gz 2>/dev/null | tail -n 1 || true)
    if [ -n "$carried" ]; then
        own="${XDG_DATA_HOME:-$HOME/.local/share}/taizhang-toolkit/own-python"
        echo "使用旁边的 $(basename -- "$carried")，正在解开…"
        rm -rf "$own.new"
        mkdir -p "$own.new"
        if tar -xzf "$carried" -C "$own.new" && fits "$(version "$own.new/python/bin/python3")"; then
            rm -rf "$own"
            mv "$own.new" "$own"
            python="$own/python/bin/python3"
        else
            rm -rf "$own.new"
            echo "“$(basename -- "$carried")”解不开，或在这台机器上不能运行（需要 Python $wanted 之一）。什么都没有装。" >&2
            echo "请信息人员重新下载，核对处理器（$(uname -m)），再运行一次。" >&2
            exit 1
        fi
    fi
fi
if [ -z "$python" ]; then
    there=$(version python3)
    echo "没有找到可用的 Python（需要 $wanted 之一${there:+，这台机器的是 $there}）。什么都没有装。" >&2
    echo "统信 20、麒麟 V10 自带的 Python 较旧。请信息人员下载 cpython-3.11.x+日期-$(uname -m)-unknown-linux-gnu-install_only.tar.gz" >&2
    echo "（python-build-standalone 的发布页）放在“安装.sh”旁边，再运行一次；系统自带的不要删除或替换，系统要用。" >&2
    exit 1
fi
exec "$python" -s "$here/program/run.py" install \
    --python "$python" --office-python "$office_version" --unopkg "$unopkg" "$@"
