#!/usr/bin/env bash
# Make .venv and install crossread and its tests into it: tools/setup.sh STAMP
# STAMP is named after the lock, so that this runs again when the lock changes.
set -euo pipefail
stamp=$1

python=""
for each in ${PYTHON:-} python3 python3.13 python3.12 python3.11; do
  if "$each" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
    python=$each
    break
  fi
done
if [ -z "$python" ]; then
  echo "crossread needs Python 3.11 or newer; say where it is: make PYTHON=/path/to/python3" >&2
  exit 1
fi

if [ ! -x .venv/bin/python ]; then
  if ! "$python" -c 'import ensurepip, venv' 2>/dev/null; then
    if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
      echo "installing python3-venv"
      apt-get update -qq
      DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends python3-venv >/dev/null
    else
      echo "Python's venv module is missing; install it first: sudo apt-get install python3-venv" >&2
      exit 1
    fi
  fi
  echo "making .venv"
  "$python" -m venv .venv
fi

echo "installing crossread and its tests into .venv (about a minute, once)"
export PIP_DISABLE_PIP_VERSION_CHECK=1 PIP_ROOT_USER_ACTION=ignore
.venv/bin/python -m pip install -qq -c constraints.txt -e '.[dev]'
rm -f .venv/installed-*
touch "$stamp"
echo "ready: .venv/bin/crossread --help"
