"""Where a run's work is done, never what is computed."""
