#!/usr/bin/env bash
# Presses the key for completion in real shells, on a real (pseudo-)terminal, and runs what comes of it.
set -euo pipefail
cd "$(dirname "$0")/../.."

cargo build --quiet --locked
PATH="${CARGO_TARGET_DIR:-$PWD/target}/debug:$PATH"
TERM=dumb
export PATH TERM
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
failed=0

skip() { printf 'SKIPPED: completion in %s, because it is not installed (apt-get install %s)\n' "$1" "$1"; }

expect() { # SHELL WHAT TEXT FILE: the text must stand in the file
    if grep -qF -- "$3" "$4"; then
        printf 'ok: %s %s\n' "$1" "$2"
    else
        printf 'FAILED: %s %s: no `%s` in what it wrote:\n' "$1" "$2" "$3" >&2
        cat -v "$4" >&2
        failed=1
    fi
}

# Types lines into an interactive shell, as slowly as it reads them, and keeps what it shows.
typed_into() { # COMMAND, then lines
    local command=$1 line
    shift
    {
        sleep 1
        for line in "$@"; do
            printf '%b\r' "$line"
            sleep 1
        done
        printf 'exit 0\r'
        sleep 0.5
    } | script -qec "$command" /dev/null || true
}

# None of these words means anything before it is completed.
lines=(
    'nato-partners country tad\t -o csv'
    'nato-partners memb\t ist\t --on war\t -o csv'
    'nato-partners members eapc --area south-c\t -o csv'
)

for shell in bash zsh elvish; do
    command -v "$shell" >/dev/null || { skip "$shell"; continue; }
    command -v script >/dev/null || { skip script; continue; }
    case $shell in
        bash) start='bash --norc --noprofile -i' ready='source <(nato-partners completions bash)' ;;
        zsh) start='zsh -f -i' ready='autoload -U compinit && compinit -u -D && source <(nato-partners completions zsh)' ;;
        elvish) start='env TERM=xterm elvish -norc' ready='eval (nato-partners completions elvish | slurp)' ;;
    esac
    typed_into "$start" "$ready" "${lines[@]}" >"$scratch/$shell" 2>&1
    expect "$shell" 'completes a country' 'TJ,eapc,EAPC' "$scratch/$shell"
    expect "$shell" 'completes a command, a format and a meeting' 'KW,Kuwait,partner,2004-12' "$scratch/$shell"
    expect "$shell" 'completes a name with a blank' 'AM,Armenia,partner' "$scratch/$shell"
done

if command -v fish >/dev/null; then
    fish --no-config -c 'nato-partners completions fish | source
        complete -C "nato-partners country tad"
        complete -C "nato-partners members --on wa"
        complete -C "nato-partners members eapc -o j"' >"$scratch/fish" 2>&1
    expect fish 'completes a country' "$(printf 'tadjikistan\tTajikistan')" "$scratch/fish"
    expect fish 'completes a meeting' "$(printf 'warsaw-2016\tWarsaw, PL')" "$scratch/fish"
    expect fish 'completes an output' 'jsonl' "$scratch/fish"
else
    skip fish
fi

command -v pwsh >/dev/null || skip powershell
exit "$failed"
