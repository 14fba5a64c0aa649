"""Brings a ledger's database to the schema of this sayso, and no further.

A new database gets the tables; an older one is migrated; a newer one, or one that is
some other program's, is left alone.
"""

from __future__ import annotations

from pathlib import Path

from alembic import command
from alembic.config import Config
from sqlalchemy import Connection, inspect, text

from sayso.errors import LedgerError
from sayso.store.database import Database

SCHEMA = "0010"
_VERSION_TABLE = "sayso_schema"
_MIGRATIONS = Path(__file__).parent / "migrations"


def bring(database: Database) -> None:
    """Migrate `database` where it is older than SCHEMA; raise LedgerError otherwise."""
    with database.reading() as connection:
        found = _revision(connection)
    if found == SCHEMA:
        return
    with database.writing() as connection:
        _migrate(connection, database.name)


def migrations(connection: Connection | None = None) -> Config:
    """Alembic's configuration for the migrations that come with the package."""
    config = Config()
    config.set_main_option("script_location", str(_MIGRATIONS).replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    config.attributes["connection"] = connection
    config.attributes["version_table"] = _VERSION_TABLE
    return config


def _migrate(connection: Connection, name: str) -> None:
    # Asked again under the lock: another process may have made the tables meanwhile.
    found = _revision(connection)
    if found == SCHEMA:
        return
    if found is None and inspect(connection).get_table_names():
        raise LedgerError(
            f"{name} is a database of something else, not a sayso ledger; "
            "name another place, or an empty database"
        )
    if found is not None and found > SCHEMA:
        raise LedgerError(
            f"{name} was made by a newer sayso (schema {found}; this one knows "
            f"{SCHEMA}); upgrade sayso to open it"
        )
    command.upgrade(migrations(connection), "head")


def _revision(connection: Connection) -> str | None:
    if not inspect(connection).has_table(_VERSION_TABLE):
        return None
    query = text(f"SELECT version_num FROM {_VERSION_TABLE}")
    return connection.execute(query).scalar()
