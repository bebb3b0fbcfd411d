#!/usr/bin/env bash
# Kills exports and writers of files at 300 random moments each, and at the calls by which they write.
source "$(dirname "$0")/begin.bash"
needs python3 python3 'nothing was killed'
build
python3 tests/outside/killed.py "$program" "$folder"
echo 'ok: whoever is killed leaves the old or the new, and nothing in the way'
