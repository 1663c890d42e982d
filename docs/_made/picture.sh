#!/usr/bin/env bash
# The picture of the reading view in README and tutorial: a sample report with one promise chosen.
#
#     bash docs/_made/picture.sh            wants chromium; look at docs/images/reading.png afterwards
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
chosen=${1:-r1-c3}
there=$(mktemp -d)
trap 'rm -rf "$there"' EXIT

.venv/bin/dragoman read samples/formats/10_wire_geneva_pledges.pdf --html "$there/page.html" --quiet
# The page forbids scripts that are not its own, and the click that a reader would make is one.
sed -e '/Content-Security-Policy/d' \
  -e "s|</body>|<script>addEventListener('load', () => document.querySelector('#$chosen .open').click())</script></body>|" \
  "$there/page.html" > "$there/clicked.html"
chromium --headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-sync \
  --disable-background-networking --disable-component-update --user-data-dir="$there/profile" \
  --force-prefers-reduced-motion --virtual-time-budget=3000 --hide-scrollbars --window-size=1280,900 \
  --screenshot=docs/images/reading.png "file://$there/clicked.html" 2> "$there/said" || cat "$there/said"
