#!/usr/bin/env bash
# Presses the key for completion in real shells, on a real (pseudo-)terminal, and runs what comes of it.
source "$(dirname "$0")/begin.bash"

build
export TERM=dumb
failed=0

# A shell that is not there leaves the others to be tried.
missing() { # PROGRAM
    skipped "completion in $1 was not tried" "there is no $1" "apt-get install $1"
}

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
    command -v "$shell" >/dev/null || { missing "$shell"; continue; }
    command -v script >/dev/null || { skipped "completion in $shell was not tried" "there is no script" "apt-get install bsdutils"; continue; }
    case $shell in
        bash) start='bash --norc --noprofile -i' ready='source <(nato-partners completions bash)' ;;
        zsh) start='zsh -f -i' ready='autoload -U compinit && compinit -u -D && source <(nato-partners completions zsh)' ;;
        elvish) start='env TERM=xterm elvish -norc' ready='eval (nato-partners completions elvish | slurp)' ;;
    esac
    typed_into "$start" "$ready" "${lines[@]}" >"$folder/$shell" 2>&1
    expect "$shell" 'completes a country' 'TJ,eapc,EAPC' "$folder/$shell"
    expect "$shell" 'completes a command, a format and a meeting' 'BH,Bahrain,partner,2005-02' "$folder/$shell"
    expect "$shell" 'completes a name with a blank' 'AM,Armenia,partner' "$folder/$shell"
done

if command -v fish >/dev/null; then
    fish --no-config -c 'nato-partners completions fish | source
        complete -C "nato-partners country tad"
        complete -C "nato-partners members --on wa"
        complete -C "nato-partners members eapc -o j"' >"$folder/fish" 2>&1
    expect fish 'completes a country' "$(printf 'tadjikistan\tTajikistan')" "$folder/fish"
    expect fish 'completes a meeting' "$(printf 'warsaw-2016\tWarsaw, PL')" "$folder/fish"
    expect fish 'completes an output' 'jsonl' "$folder/fish"
else
    missing fish
fi

command -v pwsh >/dev/null || missing powershell
exit "$failed"
