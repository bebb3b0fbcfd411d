#!/usr/bin/env bash
# Answers on a real (pseudo-)terminal: it must be drawn as wide as that is, in its colours, and with links if
# it makes them.
source "$(dirname "$0")/begin.bash"

needs script bsdutils 'answers on a terminal were not tried'
build
export TERM=xterm-256color
unset NO_COLOR CLICOLOR CLICOLOR_FORCE COLUMNS CI
unset FORCE_HYPERLINK DOMTERM VTE_VERSION TERM_PROGRAM COLORTERM WT_SESSION KONSOLE_VERSION
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

# Whether there is colour, and whether there are links, where the variables are so.
shows() { # WHAT-IS-EXPECTED VARIABLE...
    local expected=$1
    shift
    on_terminal 80 "env $* nato-partners members nrc --on 2016; env $* nato-partners cite md" >"$folder/shown"
    {
        if grep -q $'\e\\[3' "$folder/shown"; then echo colour; fi
        if grep -q $'\e]8;;http' "$folder/shown"; then echo links; fi
    } >"$folder/terminal"
    printf '%s' "$expected" | tr ' ' '\n' | sed '/^$/d' | sed '$a\' >"$folder/expected"
    same "${expected:-nothing} with $*"
}

shows 'colour' TERM=xterm-256color
shows 'colour' CLICOLOR=1
shows 'colour' VTE_VERSION=4999
shows 'colour' FORCE_HYPERLINK=0 VTE_VERSION=7000
shows 'colour links' VTE_VERSION=5000
shows 'colour links' TERM_PROGRAM=WezTerm
shows 'colour links' FORCE_HYPERLINK=1
shows '' NO_COLOR=1
shows '' NO_COLOR=1 CLICOLOR_FORCE=1
shows '' CLICOLOR=0
shows 'colour' CLICOLOR=0 CLICOLOR_FORCE=1
shows '' TERM=dumb VTE_VERSION=7000
shows '' -u TERM VTE_VERSION=7000
shows 'links' NO_COLOR=1 VTE_VERSION=7000

exit "$failed"
