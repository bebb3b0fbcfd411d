#!/usr/bin/env bash
# Opens the page in a real browser: reads it, searches it, moves its slider, measures its accessibility,
# and compares what it says with the program, day by day.
#
#   tests/outside/chromium.sh [PROGRAM]     PROGRAM is target/debug/nato-partners unless given
#
# SCREENSHOTS=FOLDER keeps pictures at three widths, in the light, in the dark and on paper.
set -euo pipefail
cd "$(dirname "$0")/../.."

skip() {
    echo "SKIPPED: the page was not opened in a browser, because $1"
    echo "         ($2)"
    exit 0
}

chromium=$(command -v chromium || command -v chromium-browser || command -v google-chrome || true)
[ -n "$chromium" ] || skip "there is no Chromium" "Debian: apt-get install chromium"
command -v node >/dev/null || skip "there is no Node.js" "Debian: apt-get install nodejs npm"
command -v npm >/dev/null || skip "there is no npm" "Debian: apt-get install npm"

program=${1:-${CARGO_TARGET_DIR:-$PWD/target}/debug/nato-partners}
if [ $# = 0 ]; then
    cargo build --quiet --locked
fi

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
printf '{"private":true}' >"$folder/package.json"
if ! npm install --prefix "$folder" --silent --no-audit --no-fund \
    playwright-core@1.57.0 axe-core@4.11.0 >"$folder/npm.log" 2>&1; then
    skip "npm could not install playwright-core and axe-core" "$(tail -1 "$folder/npm.log")"
fi

# What no name may do to the page.
cp -r tests/fixtures/small "$folder/hostile"
hostile="</script><script>window.broken=1</script><img src=x onerror='window.broken=2'>]]>--><b>\\&amp;"
find "$folder/hostile" -name '*.yaml' -exec sed -i \
    -e "s|Arcadia\"|Arcadia $hostile\"|" -e "s|Founded.\"|Founded $hostile\"|" \
    -e "s|The minutes have names.\"|The minutes $hostile\"|" {} +

"$program" page "$folder/page.html"
"$program" page "$folder/hostile.html" --data "$folder/hostile"
cp tests/outside/chromium.mjs "$folder/"
NATO_PARTNERS="$program" CHROMIUM="$chromium" SCREENSHOTS="${SCREENSHOTS:-}" node "$folder/chromium.mjs"
