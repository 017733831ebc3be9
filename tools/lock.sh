#!/usr/bin/env bash
# Resolve crossread's dependencies in an empty environment and write constraints.txt.
set -euo pipefail
fresh=$(mktemp -d)
trap 'rm -rf "$fresh"' EXIT
export PIP_DISABLE_PIP_VERSION_CHECK=1 PIP_ROOT_USER_ACTION=ignore
"${PYTHON:-python3}" -m venv "$fresh/venv"
"$fresh/venv/bin/python" -m pip install -qq -e '.[dev]'
{
  echo "# The versions that crossread is tested with: pip install -c constraints.txt -e '.[dev]'"
  echo "# Written by tools/lock.sh; to refresh: make lock, then make check test, then commit."
  "$fresh/venv/bin/python" -m pip freeze --exclude-editable
} >"$fresh/constraints.txt"
if grep -qiE '^(torch|transformers)==' "$fresh/constraints.txt"; then
  echo "constraints.txt would pin torch; run-time and dev dependencies must do without" >&2
  exit 1
fi
cp "$fresh/constraints.txt" constraints.txt
