#!/usr/bin/env bash
# Looks for records in fzf and television as docs/shell.md says: in fzf on a terminal of tmux, with the page beside it.
source "$(dirname "$0")/begin.bash"

needs fzf fzf 'the line for fzf in docs/shell.md was not tried'
build

# The first line found for each of these words, without a terminal.
for pair in jordan=country:JO 'mediterranean dialogue=format:md' 'wales-2014'=meeting:wales-2014 'united nations=organisation:un'; do
    found=$(nato-partners list | fzf --delimiter '\t' --filter "${pair%=*}" | sed -n 1p | cut -f1)
    [ "$found" = "${pair#*=}" ] || { echo "FAILED: fzf finds $found for ${pair%=*}" >&2; exit 1; }
    nato-partners show "$found" >/dev/null
done
echo 'ok: fzf finds what is asked for, and `show` knows it'

if command -v tv >/dev/null; then
    mkdir "$folder/cable"
    sed -n '/^```toml$/,/^```$/p' docs/shell.md | grep -v '^```' >"$folder/cable/nato-partners.toml"
    tv --cable-dir "$folder/cable" list-channels | grep -q nato-partners
    echo 'ok: television reads the channel'
else
    skipped 'the channel for television in docs/shell.md was not tried' 'there is no tv' 'cargo install television --locked'
fi

needs tmux tmux 'the line for fzf in docs/shell.md was not tried on a terminal'
line=$(grep '^nato-partners list | fzf ' docs/shell.md)
tmux() { command tmux -L "nato-partners-$$" -f /dev/null "$@"; }
trap 'tmux kill-server 2>/dev/null || true; rm -rf "$folder"' EXIT
printf '%s >%q\n' "$line" "$folder/chosen" >"$folder/line"
tmux new-session -d -x 160 -y 40 "bash --norc $folder/line"

# Waits until the screen shows a text.
shows() { # TEXT
    for _ in $(seq 100); do
        if tmux capture-pane -p | grep -qF -- "$1"; then return 0; fi
        sleep 0.1
    done
    printf 'FAILED: no `%s` on the screen:\n' "$1" >&2
    tmux capture-pane -p >&2
    exit 1
}

shows 'format:md'
tmux send-keys -l 'jordan'
shows 'country:JO'
# The page of `show`, beside the list.
shows 'show jo --full'
tmux send-keys Enter
for _ in $(seq 100); do
    [ -s "$folder/chosen" ] && break
    sleep 0.1
done
grep -q '^country:JO	Jordan$' "$folder/chosen"
echo 'ok: fzf shows the page beside the list'
