#!/usr/bin/env bash
# Builds every package and uses each as a stranger would: unpacked, installed, asked something, removed.
#
# The program in them is built in haste; `packages/build.sh` makes those to give away.
source "$(dirname "$0")/begin.bash"

export CARGO_PROFILE_RELEASE_OPT_LEVEL=0 CARGO_PROFILE_RELEASE_LTO=off CARGO_PROFILE_RELEASE_CODEGEN_UNITS=256
packages/build.sh --into "$folder/dist" | grep -v '^[0-9a-f]\{64\}'
(cd "$folder/dist" && sha256sum --check --quiet SHA256SUMS)

# Asks a program, in an empty environment and another folder, who is in the Mediterranean Dialogue.
answers() { # WHAT PROGRAM
    [ "$(cd "$folder" && env -i "$2" members md -o csv | wc -l)" = 8 ]
    echo "ok: $1"
}

tar -C "$folder" -xzf "$folder"/dist/*.tar.gz
unpacked=$(echo "$folder"/nato-partners-*)
answers 'the archive, unpacked' "$unpacked/nato-partners"
if readelf -d "$unpacked/nato-partners" 2>/dev/null | grep -q NEEDED; then
    echo 'FAILED: the program needs a library' >&2
    exit 1
fi
if grep -aqF "${HOME%/}/" "$unpacked/nato-partners"; then
    echo 'FAILED: the program names a folder of the machine it was built on' >&2
    exit 1
fi
if command -v man >/dev/null; then
    man -l "$unpacked/man/nato-partners-members.1" | grep -q 'nato-partners members md'
    echo 'ok: its manual'
else
    skipped 'its manual was not tried' 'there is no man' 'apt-get install man-db'
fi

deb=$(echo "$folder"/dist/*.deb)
if [ ! -e "$deb" ]; then
    :  # packages/build.sh has said why
elif [ "$(id -u)" = 0 ] && ! command -v nato-partners >/dev/null; then
    dpkg --install "$deb" >/dev/null
    answers 'the .deb, installed' /usr/bin/nato-partners
    [ -e /usr/share/bash-completion/completions/nato-partners ]
    dpkg --remove nato-partners >/dev/null
    [ ! -e /usr/bin/nato-partners ]
else
    dpkg --extract "$deb" "$folder/deb"
    answers 'the .deb, unpacked: only root may install it' "$folder/deb/usr/bin/nato-partners"
fi

wheel=$(echo "$folder"/dist/*.whl)
if [ -e "$wheel" ]; then
    python3 -m venv "$folder/venv"
    "$folder/venv/bin/pip" install --quiet --disable-pip-version-check --no-index "$wheel"
    answers 'the wheel, installed into a fresh venv' "$folder/venv/bin/nato-partners"
fi
