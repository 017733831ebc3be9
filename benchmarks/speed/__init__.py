"""How fast it is, in words a second of one core."""
