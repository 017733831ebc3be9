#!/usr/bin/env bash
# Fetch Debian's Chromium for the page tests where that is possible; without it they are skipped.
set -uo pipefail
command -v chromium >/dev/null && exit 0
if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
  echo "installing Debian's chromium for the page tests"
  if { apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq \
      --no-install-recommends chromium; } >/dev/null 2>&1; then
    exit 0
  fi
fi
echo "No chromium here: the page tests will be skipped. Install it: sudo apt-get install chromium" >&2
exit 0
