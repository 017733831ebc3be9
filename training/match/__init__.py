"""The claim matcher."""
