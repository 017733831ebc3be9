"""The desk in a browser: pages over a store, each with a twin in JSON."""
