"""How long the stages take, and how that grows."""
