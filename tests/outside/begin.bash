# What every script here begins with: `source "$(dirname "$0")/begin.bash"`.
set -euo pipefail
cd "$(dirname "$0")/../.."
unset NATO_PARTNERS_DATA

# Whatever is made is made here, and thrown away.
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT

skipped() { # WHAT WHY HOW-TO-GET-IT
    printf 'SKIPPED: %s, because %s\n         (%s)\n' "$@"
}

skip() { # the same, and nothing else is tried
    skipped "$@"
    exit 0
}

needs() { # PROGRAM PACKAGE WHAT: the package of Debian that has the program, and what cannot be tried without it
    command -v "$1" >/dev/null || skip "$3" "there is no $1" "apt-get install $2"
}

# Builds the program, unless BUILT says that the tests have, and puts it first on the path.
build() {
    [ -n "${BUILT-}" ] || cargo build --quiet --locked
    program="${CARGO_TARGET_DIR:-$PWD/target}/debug/nato-partners"
    PATH="$(dirname "$program"):$PATH"
    export PATH
}
