from __future__ import annotations

import sqlite3
from datetime import UTC, datetime
from pathlib import Path

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import text

from sayso.errors import LedgerError
from sayso.ledger import Ledger
from sayso.model import Report
from sayso.store import SCHEMA, Database, bring, locate
from sayso.store.schema import migrations
from sayso.store.tables import metadata

from store.invented import reading

pytestmark = pytest.mark.usefixtures("invented_rules")


def test_the_newest_migration_is_the_schema_of_this_sayso() -> None:
    assert ScriptDirectory.from_config(migrations()).get_heads() == [SCHEMA]


def test_the_migrations_make_the_tables_that_the_code_knows(where: str) -> None:
    database = Database(locate(where))
    bring(database)
    options = {"version_table": "sayso_schema"}
    with database.reading() as connection:
        context = MigrationContext.configure(connection, opts=options)
        assert compare_metadata(context, metadata) == []
    database.close()


def test_a_ledger_made_by_a_newer_sayso_is_left_alone(where: str) -> None:
    with Ledger.open(where) as ledger:
        ledger.add([reading("Oslo says bridge.", "2017-06-16")])
    database = Database(locate(where))
    with database.writing() as connection:
        connection.execute(text("UPDATE sayso_schema SET version_num = '9000'"))
    with pytest.raises(LedgerError, match=r"newer sayso \(schema 9000.*upgrade sayso"):
        Ledger.open(where)
    with database.writing() as connection:
        connection.execute(text(f"UPDATE sayso_schema SET version_num = '{SCHEMA}'"))
    database.close()
    with Ledger.open(where) as ledger:
        assert len(ledger.reports()) == 1


def test_a_database_of_something_else_is_left_alone(tmp_path: Path) -> None:
    file = tmp_path / "recipes.db"
    other = sqlite3.connect(file)
    other.execute("CREATE TABLE recipe (name TEXT)")
    other.commit()
    with pytest.raises(LedgerError, match="of something else, not a sayso ledger"):
        Ledger.open(file)
    tables = other.execute("SELECT name FROM sqlite_master").fetchall()
    other.close()
    assert tables == [("recipe",)]


def test_opening_again_migrates_nothing(
    where: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    Ledger.open(where).close()
    monkeypatch.setattr("sayso.store.schema.command", None)
    Ledger.open(where).close()


def test_what_an_older_sayso_read_says_nothing_of_authors_and_wires(where: str) -> None:
    database = Database(locate(where))
    rows = (
        "INSERT INTO archive VALUES ('h', :bytes, :at)",
        "INSERT INTO report (id, text, title, outlet, recorded) "
        "VALUES (:report, 'Oslo says bridge.', '', 'x', :at)",
        "INSERT INTO reading (id, report, lang, address, raw, given, recorded) "
        "VALUES ('a', :report, 'nb', 'p', 'h', '', :at)",
    )
    known = {"bytes": b"", "at": datetime(2020, 1, 1, tzinfo=UTC)}
    with database.writing() as connection:
        command.upgrade(migrations(connection), "0003")
        for row in rows:
            values = {**known, "report": Report("Oslo says bridge.", outlet="x").id}
            named = {k: v for k, v in values.items() if f":{k}" in row}
            connection.execute(text(row), named)
    database.close()
    with Ledger.open(where) as ledger:
        (report,) = ledger.reports()
    assert (report.lang, report.issued, report.modified) == ("nb", None, None)
    assert (report.authors, report.credit) == ((), ())
