"""A restricted value as it may be stored: equal values are seen to be equal, and none can be read."""

from __future__ import annotations

import hashlib
import hmac

from toolkit.declare.ledger import RESTRICTED
from toolkit.declare.wording import shown

HASH_LENGTH = 8


def hidden(value: object, key: bytes) -> str:
    """（受限）#1a2b3c4d: by HMAC-SHA256 (RFC 2104), so that without the key nobody can try values.

    Args:
        value: of a restricted cell; an empty one has nothing to hide and gives an empty text.
        key: of the working folder, at least 16 random bytes, kept where the stored text does not go.

    Raises:
        ValueError: the key is too short to keep anybody from trying values.
    """
    if len(key) < 16:
        raise ValueError("a key of fewer than 16 bytes hides nothing")
    said = shown(value)
    if not said:
        return ""
    digest = hmac.new(key, said.encode(), hashlib.sha256).hexdigest()
    return f"{RESTRICTED}#{digest[:HASH_LENGTH]}"
