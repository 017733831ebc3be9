"""The addresses of the desk, a file a subject: pages for people, each with a twin in JSON."""
