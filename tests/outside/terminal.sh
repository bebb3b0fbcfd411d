#!/usr/bin/env bash
# Answers on a real (pseudo-)terminal: it must be drawn as wide as that is, and in its colours.
source "$(dirname "$0")/begin.bash"

needs script bsdutils 'answers on a terminal were not tried'
build
export TERM=xterm-256color
unset NO_COLOR CLICOLOR CLICOLOR_FORCE COLUMNS
failed=0

# What a terminal of so many columns shows, without its carriage returns.
on_terminal() { # COLUMNS COMMAND
    script -qec "stty cols $1 rows 50; $2" /dev/null </dev/null | tr -d '\r'
}

same() { # WHAT
    if cmp -s "$folder/terminal" "$folder/expected"; then
        printf 'ok: %s\n' "$1"
    else
        printf 'FAILED: %s\n' "$1" >&2
        diff "$folder/expected" "$folder/terminal" | cat -v | head -20 >&2 || true
        failed=1
    fi
}

for columns in 40 80 200; do
    for question in 'members eapc' 'show eapc' 'matrix' 'timeline finland --chart' 'conflicts eapc'; do
        on_terminal "$columns" "nato-partners $question" >"$folder/terminal"
        # shellcheck disable=SC2086 # the words of the question
        nato-partners $question --width "$columns" --color always >"$folder/expected"
        same "$question, $columns columns"
    done
done

on_terminal 80 'NO_COLOR=1 nato-partners members nrc --on 2016' >"$folder/terminal"
nato-partners members nrc --on 2016 --width 80 --color never >"$folder/expected"
same 'no colour where none is wanted'

exit "$failed"
