"""The engine that runs the weights, kept from reporting that it does.

From its version 1.31 on, onnxruntime for Linux writes a number for the machine and a log of what it
runs below the home folder, and sends them to its maker, unless the environment says otherwise when
it is imported. crossread opens no connection that nobody asked for, so it says so before.
Whoever imports onnxruntime before crossread has to say so too.
"""

import os

os.environ.setdefault("ORT_DISABLE_TELEMETRY", "1")

import onnxruntime

__all__ = ["onnxruntime"]
