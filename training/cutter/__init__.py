"""The cutter of details."""
