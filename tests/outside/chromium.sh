#!/usr/bin/env bash
# Opens the page in a real browser: reads it, searches it, moves its slider, measures its accessibility,
# and compares what it says with the program, day by day.
#
#   tests/outside/chromium.sh [PROGRAM]     PROGRAM is target/debug/nato-partners unless given
#
# SCREENSHOTS=FOLDER keeps pictures at three widths, in the light, in the dark and on paper.
source "$(dirname "$0")/begin.bash"

what='the page was not opened in a browser'
chromium=$(command -v chromium || command -v chromium-browser || command -v google-chrome || true)
[ -n "$chromium" ] || skip "$what" "there is no Chromium" "apt-get install chromium"
needs node nodejs "$what"
needs npm npm "$what"

if [ $# = 0 ]; then
    build
else
    program=$1
fi

printf '{"private":true}' >"$folder/package.json"
if ! npm install --prefix "$folder" --silent --no-audit --no-fund \
    playwright-core@1.57.0 axe-core@4.11.0 >"$folder/npm.log" 2>&1; then
    skip "$what" "npm could not install playwright-core and axe-core" "$(tail -1 "$folder/npm.log")"
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
