"""The password of the pages: kept as what can be compared, never as itself.

Hashed with scrypt (RFC 7914) under a salt of its own, in a file that only its owner may
read. There is one; whoever knows it gives their own name when they log in.
"""

from __future__ import annotations

import os
import secrets
from hashlib import scrypt
from pathlib import Path
from threading import BoundedSemaphore

from platformdirs import user_config_path

from sayso.errors import UsageError

LEAST = 10
"""The fewest characters of a password."""

_MOST = 1000
_COST, _BLOCK, _LANES = 2**15, 8, 1  # 32 MB and about a tenth of a second
_MEMORY = 64 * 2**20
_MINE = 0o600
_turns = BoundedSemaphore(2)  # hashed at a time, so that memory stays bounded


def place() -> Path:
    """The file that holds what a password is compared with."""
    return user_config_path("sayso") / "password"


def keep(password: str, path: Path | None = None) -> Path:
    """Set the password, instead of any before; raise UsageError for a short one."""
    if not LEAST <= len(password) <= _MOST:
        raise UsageError(
            f"a password has at least {LEAST} characters; this has {len(password)}"
        )
    path = path or place()
    path.parent.mkdir(parents=True, exist_ok=True)
    made = path.with_name(f".{path.name}.{secrets.token_hex(8)}")
    descriptor = os.open(made, os.O_WRONLY | os.O_CREAT | os.O_EXCL, _MINE)
    with os.fdopen(descriptor, "w") as file:
        file.write(hashed(password) + "\n")
    made.replace(path)
    return path


def kept(path: Path | None = None) -> str | None:
    """What a password is compared with, None where none was set.

    Raises UsageError for a file that others may read.
    """
    path = path or place()
    try:
        mode, found = path.stat().st_mode, path.read_text().strip()
    except FileNotFoundError:
        return None
    if os.name == "posix" and mode & 0o077:
        raise UsageError(
            f"others may read {path}, which holds the password's hash; "
            f"make it yours alone: chmod 600 {path}"
        )
    if len(found.split("$")) != 6 or not found.startswith("scrypt$"):
        raise UsageError(
            f"{path} holds no password; set one anew: sayso serve --set-password"
        )
    return found


def hashed(password: str) -> str:
    """A password as what is kept: the method, its costs, a salt and the hash."""
    salt = secrets.token_bytes(16)
    made = _scrypt(password, salt, _COST, _BLOCK, _LANES)
    parts = "scrypt", _COST, _BLOCK, _LANES, salt.hex(), made.hex()
    return "$".join(map(str, parts))


def fits(password: str, known: str) -> bool:
    """Whether a password is the one that was kept; takes as long for any other."""
    if len(password) > _MOST:
        return False
    _, cost, block, lanes, salt, wanted = known.split("$")
    made = _scrypt(password, bytes.fromhex(salt), int(cost), int(block), int(lanes))
    return secrets.compare_digest(made, bytes.fromhex(wanted))


def _scrypt(password: str, salt: bytes, cost: int, block: int, lanes: int) -> bytes:
    raw = password.encode("utf-8", "surrogatepass")
    with _turns:
        return scrypt(
            raw, salt=salt, n=cost, r=block, p=lanes, maxmem=_MEMORY, dklen=32
        )
