#!/usr/bin/env bash
# Builds every package and uses each as a stranger would: unpacked, installed, asked something, removed.
#
# The program in them is built in haste; `packages/build.sh` makes those to give away.
source "$(dirname "$0")/begin.bash"

# Before anything is built: what is refused, and that an earlier build stays where the new one fails.
refused() { # WHY ARGUMENTS: in the folder where whoever calls it is
    local why=$1 said code=0
    shift
    said=$(cd "$folder" && "$OLDPWD/packages/build.sh" "$@" 2>&1 >/dev/null) || code=$?
    if [ "$code" != 2 ] || ! grep -qF "$why" <<<"$said" || ! grep -q '^tip: ' <<<"$said"; then
        echo "FAILED: build.sh $*: $code: $said" >&2
        exit 1
    fi
}
mkdir "$folder"/{bin,earlier,changed,more,mine,deep}
for kind in earlier changed more; do
    echo built >"$folder/$kind/package 1.deb"
    (cd "$folder/$kind" && sha256sum -- * >SHA256SUMS)
done
echo changed >"$folder/changed/package 1.deb"
echo mine >"$folder/more/.mine"
echo mine >"$folder/mine/mine"
mkdir "$folder/deep/deep"
refused '`--into` needs a folder' --into
refused '`--into` needs a folder' --into ''
refused 'there is no option `--in`' --in "$folder/new"
refused 'there is no option `extra`' --into "$folder/new" extra
for kind in changed more mine deep . ..; do
    refused 'holds something else than an earlier build' --into "$kind"
done
refused 'holds something else than an earlier build' --twice --into more
refused 'cannot be made' --into mine/mine
printf '#!/bin/sh\nexit 1\n' >"$folder/bin/cargo"
chmod +x "$folder/bin/cargo"
for kind in earlier new/er; do
    before=$(ls -A "$folder/$kind" 2>/dev/null || true)
    code=0
    (cd "$folder" && PATH="$folder/bin:$PATH" "$OLDPWD/packages/build.sh" --into "$kind") >/dev/null 2>&1 || code=$?
    [ "$code" = 1 ] && [ "$(ls -A "$folder/$kind")" = "$before" ] || { echo "FAILED: build.sh --into $kind: $code" >&2; exit 1; }
done
[ "$(cat "$folder/mine/mine" "$folder/more/.mine" "$folder/earlier/package 1.deb")" = $'mine\nmine\nbuilt' ]
echo 'ok: what is there stays where nothing is built'

export CARGO_PROFILE_DIST_OPT_LEVEL=0 CARGO_PROFILE_DIST_LTO=off CARGO_PROFILE_DIST_CODEGEN_UNITS=256
mv "$folder/earlier" "$folder/dist"
packages/build.sh --twice --into "$folder/dist" | grep -v '^[0-9a-f]\{64\}'
[ ! -e "$folder/dist/package 1.deb" ] # the earlier build made room
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
# A page for each command, and the program's own.
[ "$(ls "$unpacked/man" | wc -l)" = $(("$(env -i "$unpacked/nato-partners" --help | grep -c '^  [a-z][a-z]*  ')" + 1)) ]
for paper in README.md CHANGELOG.md LICENSE-MIT LICENSE-APACHE NOTICE THIRD-PARTY CITATION.cff; do
    cmp "$paper" "$unpacked/$paper"
done
if command -v man >/dev/null; then
    man -l "$unpacked/man/nato-partners-members.1" | grep -q 'nato-partners members md'
    echo 'ok: its manual'
else
    skipped 'its manual was not tried' 'there is no man' 'apt-get install man-db'
fi

data=$(echo "$folder"/dist/nato-partners-data-*.yaml)
"$unpacked/nato-partners" diff "$data" -o csv 2>&1 >"$folder/said" | grep -qx 'remark: nothing is told otherwise'
[ "$(wc -l <"$folder/said")" = 1 ]
[ "$("$unpacked/nato-partners" members md --data "$data" -o csv)" = "$("$unpacked/nato-partners" members md -o csv)" ]
echo 'ok: the data in one file are those of the program'

grep -q '^rustc ' "$folder/dist/BUILT-WITH"
if [ -e "$folder"/dist/*.cdx.json ]; then
    python3 - "$folder"/dist/*.cdx.json <<'PYTHON'
import json, re, sys

bill = json.load(open(sys.argv[1]))
known = {part["bom-ref"] for part in [bill["metadata"]["component"], *bill["components"]]}
assert known == {entry["ref"] for entry in bill["dependencies"]} | {"rust-std", "glibc"} & known
assert all(set(entry["dependsOn"]) <= known for entry in bill["dependencies"])
crates = {f"{part['name']} {part['version']}" for part in bill["components"] if "purl" in part}
third_party = set(re.findall(r"^  ([a-z0-9_-]+ [0-9.]+): ", open("THIRD-PARTY").read(), re.MULTILINE))
assert crates and crates <= third_party, crates - third_party
print(f"ok: the SBOM, with {len(crates)} crates that THIRD-PARTY has too")
PYTHON
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
