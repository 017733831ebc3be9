"""Word states that tell statements apart: the last layers of the reader, learned on hand labels."""
