#!/bin/sh
# Install what the tests need beside Python: LibreOffice with Python and UNO, fonts, a virtual screen.
# Does nothing where all is there; says loudly what is missing where it cannot install.
set -eu
wanted="libreoffice-calc libreoffice-writer python3-uno libreoffice-script-provider-python \
xvfb openbox xdotool poppler-utils fonts-noto-cjk imagemagick x11-utils libreoffice-l10n-zh-cn"
missing=""
for package in $wanted; do
    dpkg-query -W -f '${Status}' "$package" 2>/dev/null | grep -q 'ok installed' || missing="$missing $package"
done
if [ -n "$missing" ]; then
    if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
        echo "installing:$missing"
        apt-get update -qq
        # shellcheck disable=SC2086
        DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $missing >/dev/null
    else
        echo "*** NOT INSTALLED (no root):$missing" >&2
        echo "*** The tests that start LibreOffice will be skipped, each with its reason." >&2
        exit 0
    fi
fi
for folder in /usr/local/share/fonts/taizhang "${XDG_DATA_HOME:-$HOME/.local/share}/fonts/taizhang"; do
    if [ -f "$folder/FandolFang-Regular.otf" ]; then exit 0; fi
done
sh tools/fonts.sh || echo "*** Fandol fonts are missing: pages are shown with other fonts." >&2
