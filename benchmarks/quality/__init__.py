"""Quality against hand-made gold."""
