"""What a desk costs: taking reports in, reading while it does, and being killed."""
