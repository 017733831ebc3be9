"""Scripts that make the weights in crossread.models."""
