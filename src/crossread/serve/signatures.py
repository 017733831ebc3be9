"""What the desk signs, so that it knows its own forms and logins again."""

import hmac


def login_cookie(token: str) -> str:
    """Return what a browser keeps instead of the token; it holds as long as the token does."""
    return sign(token.encode(), "crossread desk login")


def form_token(secret: bytes, session: str) -> str:
    """Return the token that the forms of a browser session carry."""
    return sign(secret, f"form of {session}")


def sign(key: bytes, text: str) -> str:
    """Return the signature of a text, as hexadecimal digits."""
    return hmac.digest(key, text.encode(), "sha256").hex()


def is_same(given: str, right: str) -> bool:
    """Whether two secrets are equal, in a time that does not tell where they differ."""
    return hmac.compare_digest(given.encode(errors="replace"), right.encode())
