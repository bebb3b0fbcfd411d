#!/usr/bin/env bash
# Builds every package into dist/: an archive, a .deb, a Python wheel, the crate, the data in one file, what is linked
# into the program (an SBOM), what it was built with, and SHA256SUMS. docs/packages.md says more.
#
#   packages/build.sh             all that the machine has the tools for; what is missing is named
#   packages/build.sh --twice     the same a second time elsewhere, and compares every byte
#   packages/build.sh --into DIR  into another folder: one that is not there, an empty one, or one that holds
#                                 what an earlier build put there and nothing else
#
# The program is built with the profile `dist`, and holds no path of the machine it was built on. On Linux it is static, at a
# fixed address. The script wants the tools of GNU, which `bash` of Git for Windows has; elsewhere than on Linux nobody has tried it.
set -euo pipefail

refuse() { # WHY WHAT-TO-DO
    printf 'error: %s\ntip: %s\n' "$@" >&2
    exit 2
}

# Refuses the folder $1, unless all that is in it is what its SHA256SUMS lists, as it was built.
refuse_foreign() {
    local there listed
    [ -d "$1" ] || refuse "\`$1\` is no folder" 'name one that is empty or not there'
    [ -r "$1" ] && [ -w "$1" ] || refuse "\`$1\` may not be read and written to" 'name another folder'
    there=$(cd -- "$1" && find . -mindepth 1 -printf '%y %P\n' | sort)
    [ -n "$there" ] || return 0
    listed=$(sed -n 's/^[0-9a-f]\{64\}  \([^/]*\)$/f \1/p' "$1/SHA256SUMS" 2>/dev/null || true)
    if [ "$there" != "$(printf '%s\n' "$listed" 'f SHA256SUMS' | sort)" ] ||
        ! (cd -- "$1" && sha256sum --check --status --strict SHA256SUMS); then
        refuse "\`$1\` holds something else than an earlier build" 'name a folder that is empty or not there'
    fi
}

into='' twice=''
while [ $# -gt 0 ]; do
    case $1 in
    --twice) twice=yes ;;
    --into)
        [ -n "${2-}" ] || refuse '`--into` needs a folder' 'packages/build.sh --into DIR'
        into=$(realpath -m -- "$2")
        shift
        ;;
    *) refuse "there is no option \`$1\`" 'packages/build.sh [--twice] [--into DIR]' ;;
    esac
    shift
done
cd "$(dirname "$0")/.."
into=${into:-$PWD/dist}
mkdir -p -- "$into" || refuse "\`$into\` cannot be made" 'name another folder'
refuse_foreign "$into"

triple=$(rustc -vV | sed -n 's/^host: //p')
version=$(sed -n 's/^version = "\(.*\)"/\1/p' Cargo.toml | head -1)
name="nato-partners-$version-$triple"
# The day of the data: the same for everybody who builds this version.
reviewed=$(sed -n 's/^ *reviewed: "\(.*\)"/\1/p' data/dataset.yaml)
SOURCE_DATE_EPOCH=$(date -u -d "$reviewed" +%s)
export SOURCE_DATE_EPOCH
case $triple in
*-linux-*) linking='-C target-feature=+crt-static -C relocation-model=static ' ending='' ;;
*-windows-*) linking='-C target-feature=+crt-static ' ending=.exe ;;
*) linking='' ending='' ;;
esac

# Builds into the folder $1, with $2 for what is on the way there.
build() {
    local dist=$1 work=$2
    export CARGO_TARGET_DIR="$work/target"
    export RUSTFLAGS="$linking--remap-path-prefix=$PWD=/nato-partners --remap-path-prefix=$work=/target \
--remap-path-prefix=${CARGO_HOME:-$HOME/.cargo}=/cargo --remap-path-prefix=$(rustc --print sysroot)=/rust"
    rm -rf "$dist" "$work/extras"
    mkdir -p "$dist" "$work/extras/man" "$work/extras/completions"

    echo "== the program"
    cargo build --profile dist --locked --quiet --target "$triple"
    local program="$CARGO_TARGET_DIR/$triple/dist/nato-partners$ending"

    echo "== the manual and the completions, as the program writes them"
    "$program" man --out-file "$work/extras/man/nato-partners.1"
    for command in $("$program" --help | sed -n '/^Look up:/,/^Options:/s/^  \([a-z][a-z]*\)  .*/\1/p'); do
        "$program" man "$command" --out-file "$work/extras/man/nato-partners-$command.1"
    done
    "$program" completions bash --out-file "$work/extras/completions/nato-partners.bash"
    "$program" completions fish --out-file "$work/extras/completions/nato-partners.fish"
    {
        "$program" completions zsh
        # zsh reads this file at the first press of the key, and must answer that one too.
        echo '_clap_dynamic_completer_nato_partners "$@"'
    } >"$work/extras/completions/_nato-partners"

    archive "$dist" "$work" "$program"
    deb "$dist" "$work" "$program"
    wheel "$dist" "$work"
    crate "$dist"
    papers "$dist"
    (cd "$dist" && sha256sum -- * >SHA256SUMS)
}

archive() {
    echo "== the archive"
    local folder="$2/archive/$name"
    rm -rf "$2/archive"
    mkdir -p "$folder"
    cp -r "$3" README.md CHANGELOG.md LICENSE-MIT LICENSE-APACHE NOTICE THIRD-PARTY CITATION.cff "$2/extras/man" "$2/extras/completions" "$folder"
    tar --sort=name --mtime="@$SOURCE_DATE_EPOCH" --owner=0 --group=0 --numeric-owner --mode=go=u-w \
        -C "$2/archive" -cf - "$name" | gzip -9 -n >"$1/$name.tar.gz"
}

deb() {
    case $triple in *-linux-*) ;; *) return ;; esac
    if ! cargo deb --version >/dev/null 2>&1; then
        echo "SKIPPED: no .deb, because cargo-deb is not installed (cargo install cargo-deb --locked)"
        return
    fi
    echo "== the .deb"
    # Cargo.toml names the places of a package; what goes there lies where it says.
    rm -rf target/packages
    mkdir -p target/packages
    cp -r "$3" "$2/extras/man" "$2/extras/completions" target/packages
    cargo deb --locked --quiet --no-build --no-strip --target "$triple" --output "$1/" >/dev/null
}

wheel() {
    local maturin=maturin out
    if ! command -v maturin >/dev/null; then
        if ! python3 -m venv "$2/venv" 2>/dev/null || ! "$2/venv/bin/pip" install --quiet --disable-pip-version-check 'maturin==1.16.0' 2>/dev/null; then
            echo "SKIPPED: no wheel, because maturin is not installed (pip install maturin)"
            return
        fi
        maturin="$2/venv/bin/maturin"
    fi
    echo "== the wheel"
    out=$(realpath "$1")
    # A wheel may hold no file from above its own folder, so the licences come to it.
    rm -rf "$2/wheel"
    mkdir "$2/wheel"
    cp LICENSE-MIT LICENSE-APACHE NOTICE THIRD-PARTY "$2/wheel"
    sed "s|../../Cargo.toml|$PWD/Cargo.toml|" packages/wheel/pyproject.toml >"$2/wheel/pyproject.toml"
    (cd "$2/wheel" && "$maturin" build --quiet --profile dist --locked --target "$triple" --out "$out")
}

crate() {
    echo "== the crate"
    cargo package --locked --quiet --no-verify --allow-dirty
    cp "$CARGO_TARGET_DIR/package/nato-partners-$version.crate" "$1/"
}

papers() {
    echo "== the data in one file, and what the program is made of"
    packages/data.sh "$1/nato-partners-data-$reviewed.yaml"
    {
        rustc -vV
        cargo --version
        case $triple in *-linux-gnu*) getconf GNU_LIBC_VERSION ;; esac
        sed -n 's/^PRETTY_NAME=//p' /etc/os-release 2>/dev/null || true
    } >"$1/BUILT-WITH"
    if ! python3 -c 'import tomllib' 2>/dev/null; then
        echo "SKIPPED: no SBOM, because there is no Python 3.11 or later"
        return
    fi
    packages/sbom.py "$triple" >"$1/$name.cdx.json"
}

work=$PWD/target/packages-build
build "$work/dist" "$work"
# Only now is an earlier build taken away, and only what it listed.
refuse_foreign "$into"
[ ! -e "$into/SHA256SUMS" ] || (cd -- "$into" && sed 's/^[0-9a-f]*  //' SHA256SUMS | xargs -d '\n' rm -- && rm SHA256SUMS)
mv -- "$work/dist"/* "$into"
cat "$into/SHA256SUMS"
if [ -n "$twice" ]; then
    again=$(mktemp -d)
    trap 'rm -rf "$again"' EXIT
    build "$again/dist" "$again/work" >/dev/null
    diff "$into/SHA256SUMS" "$again/dist/SHA256SUMS"
    echo "built twice: the same bytes"
fi
