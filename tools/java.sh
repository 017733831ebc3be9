#!/usr/bin/env bash
# Fetch Debian's Java for the tests of Spark where that is possible; without it they are skipped.
set -uo pipefail
command -v java >/dev/null && exit 0
if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
  echo "installing Debian's Java for the tests of Spark"
  if { apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq \
      --no-install-recommends default-jre-headless; } >/dev/null 2>&1; then
    exit 0
  fi
fi
echo "No Java here: the tests of Spark will be skipped. Install it: sudo apt-get install default-jre-headless" >&2
exit 0
