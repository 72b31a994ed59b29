#!/bin/sh
# 下载 Fandol 字库（仿宋、楷体、黑体、宋体），供没有方正、中易字库的机器预览公文。
#
# 用法：tools/fonts.sh [目标文件夹]
#   目标文件夹缺省为：root 用户 /usr/local/share/fonts/taizhang，
#   其他用户 ${XDG_DATA_HOME:-~/.local/share}/fonts/taizhang；office 模块会到这两处去找。
# 只取 Debian 软件包 texlive-lang-chinese 里的 Fandol 字体文件及其许可文本（GPL，附字体例外），不安装该软件包。
# 已有下载好的软件包时：DEB=/路径/texlive-lang-chinese_xxx.deb tools/fonts.sh
set -eu

if [ "$(id -u)" -eq 0 ]; then
    default=/usr/local/share/fonts/taizhang
else
    default="${XDG_DATA_HOME:-$HOME/.local/share}/fonts/taizhang"
fi
target="${1:-$default}"

work="$(mktemp -d)"
trap 'rm -rf "$work"' EXIT INT TERM
chmod 755 "$work"

deb="${DEB:-}"
if [ -z "$deb" ]; then
    (cd "$work" && apt-get -o APT::Sandbox::User="$(id -un)" download -qq texlive-lang-chinese) || {
        echo "下载 texlive-lang-chinese 失败：请检查网络，或先运行 apt-get update。" >&2
        exit 1
    }
    deb="$(find "$work" -name 'texlive-lang-chinese_*.deb' | head -n 1)"
fi

dpkg-deb --fsys-tarfile "$deb" | tar -x -C "$work" --wildcards \
    './usr/share/texlive/texmf-dist/fonts/opentype/public/fandol/*.otf' \
    './usr/share/doc/texlive-doc/fonts/fandol/*'

mkdir -p "$target"
for face in Fang-Regular Kai-Regular Hei-Regular Hei-Bold Song-Regular Song-Bold; do
    cp "$work/usr/share/texlive/texmf-dist/fonts/opentype/public/fandol/Fandol$face.otf" "$target/"
done
gunzip -c "$work/usr/share/doc/texlive-doc/fonts/fandol/COPYING.gz" > "$target/COPYING"
cp "$work/usr/share/doc/texlive-doc/fonts/fandol/README" "$target/README"

if command -v fc-cache > /dev/null; then
    fc-cache "$target"
fi
echo "Fandol 字库已放在 $target"
