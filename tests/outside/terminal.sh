#!/usr/bin/env bash
# Answers on a real (pseudo-)terminal: it must be drawn as wide as that is, in its colours, and with links if
# it makes them; what is taller than the terminal goes through a pager.
source "$(dirname "$0")/begin.bash"

needs script bsdutils 'answers on a terminal were not tried'
build
export TERM=xterm-256color
unset NO_COLOR CLICOLOR CLICOLOR_FORCE COLUMNS CI
unset LESS LESSCHARSET PAGER
export NATO_PARTNERS_PAGER=
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

# --- how far a long job is

# What comes first is more than is read to know the columns; the rest comes when a second is over.
part='yes Finland | head -n 140000'
on_terminal 80 "{ $part; sleep 1.2; $part; } | nato-partners annotate - >/dev/null" >"$folder/shown"
# The last that it says is taken away again.
sed -n 's/.* rows\x1b\[K\x1b\[Kremark.*/said and taken away/p' "$folder/shown" >"$folder/terminal"
echo 'said and taken away' >"$folder/expected"
same 'annotate says how far it is after a second'

# --- the pager

unset NATO_PARTNERS_PAGER

# A pager that says that it was asked, and with what.
mkdir "$folder/bin"
cat >"$folder/bin/show-it" <<'END'
#!/bin/sh
echo "pager $# $*: LESS=$LESS, LESSCHARSET=$LESSCHARSET"
cat
END
cat >"$folder/bin/leave-it" <<'END'
#!/bin/sh
read -r line
echo "left after: $line"
exit 3
END
chmod +x "$folder/bin/"*
PATH="$folder/bin:$PATH"
export PATH

# What a terminal of 20 rows shows of a command that is typed with such variables, and how it ends.
paged() { # WHAT VARIABLES QUESTION EXPECTED-FIRST-LINE EXPECTED-LAST-LINE
    on_terminal 80 "stty rows 20; env $2 nato-partners $3; echo \"exit \$?\"" >"$folder/shown"
    { head -1 "$folder/shown"; tail -2 "$folder/shown"; } | sed $'s/\e\\[[0-9;?]*[a-zA-Z]//g' >"$folder/terminal"
    printf '%s\n' "$4" "$5" >"$folder/expected"
    same "$1"
}

heading='Euro-Atlantic Partnership Council (EAPC) on 2026-11-24'
asked='pager 2 -x a b: LESS=FRX, LESSCHARSET=utf-8'
last=$(nato-partners members eapc --width 80 | tail -1)
paged 'the pager of this program' "NATO_PARTNERS_PAGER='show-it -x \"a b\"' PAGER=false" 'members eapc' "$asked" "$last"$'\nexit 0'
paged 'the pager of all programs' "PAGER='show-it -x a\\ b' LESS=Z" 'members eapc' "${asked/FRX/Z}" "$last"$'\nexit 0'
paged 'PAGER=cat' 'PAGER=cat' 'members eapc' "$heading" "$last"$'\nexit 0'
paged 'no pager asked for' "PAGER=show-it" 'members eapc --no-pager' "$heading" "$last"$'\nexit 0'
for value in "''" missing-program "'sh -c \"missing-program 2>&-\"'" "'show-it \"'" "' '"; do
    paged "PAGER=$value" "PAGER=$value" 'members eapc' "$heading" "$last"$'\nexit 0'
done
paged 'no less' "PATH=$(dirname "$program")" 'members eapc' "$heading" "$last"$'\nexit 0'
paged 'a dumb terminal' 'TERM=dumb PAGER=show-it' 'members eapc' "$heading" "$last"$'\nexit 0'
paged 'no terminal named' '-u TERM PAGER=show-it' 'members eapc' "$heading" "$last"$'\nexit 0'
paged 'short enough' 'PAGER=show-it' 'members md' 'Mediterranean Dialogue (MD) on 2026-11-24' "$(nato-partners members md | tail -1)"$'\nexit 0'
paged 'piped' 'PAGER=show-it' 'members eapc | cat' "$heading" "$(nato-partners members eapc | tail -1)"$'\nexit 0'
first=$(nato-partners panel -o csv 2>/dev/null | head -1)
remark=$(nato-partners panel -o csv 2>&1 >/dev/null | tail -1)
paged 'left early' 'PAGER=leave-it' 'panel -o csv' "left after: $first" "$remark"$'\nexit 0'
nato-partners members eapc nowhere 2>"$folder/refused" || true
paged 'nothing to show' 'PAGER=show-it' 'members eapc nowhere' "$(head -1 "$folder/refused")" "$(tail -1 "$folder/refused")"$'\nexit 1'

# The real one, which is left by a key.
if command -v less >/dev/null; then
    nato-partners country finland nowhere --history 2>"$folder/refused" >/dev/null || true
    { sleep 2; printf q; } |
        script -qec "stty cols 100 rows 10; nato-partners country finland nowhere --history; echo \"exit \$?\"" /dev/null |
        tr -d '\r' >"$folder/shown"
    { grep -m 1 -o 'Finland on .*all' "$folder/shown"; tail -2 "$folder/shown"; } >"$folder/terminal"
    printf '%s\n' 'Finland on 2026-11-24: 14 spells in all' "$(tail -1 "$folder/refused")" 'exit 1' >"$folder/expected"
    same 'less'
else
    skipped 'less was not tried' 'there is no less' 'apt-get install less'
fi

# --- the browser

cat >"$folder/bin/xdg-open" <<'END'
#!/bin/sh
echo "$#: $*" >"$(dirname "$0")/opened"
END
chmod +x "$folder/bin/xdg-open"

opened() { # WHAT VARIABLES QUESTION WHETHER-IT-IS
    rm -f "$folder/bin/opened"
    on_terminal 80 "env $2 nato-partners $3; sleep 0.5" >"$folder/terminal"
    cat "$folder/bin/opened" >>"$folder/terminal" 2>/dev/null || true
    address='https://www.nato.int/docu/basictxt/b970530a.htm'
    { echo "$address"; [ "$4" = no ] || echo "1: $address"; } >"$folder/expected"
    same "$1"
}

opened 'a browser' DISPLAY=:0 'show nato-basictxt-eapc --web' yes
opened 'no windows' '-u DISPLAY -u WAYLAND_DISPLAY' 'show nato-basictxt-eapc --web' no
opened 'an address in a pipe' DISPLAY=:0 'show nato-basictxt-eapc --web | cat' no
opened 'no browser' "DISPLAY=:0 PATH=$(dirname "$program")" 'show nato-basictxt-eapc --web' no

exit "$failed"
