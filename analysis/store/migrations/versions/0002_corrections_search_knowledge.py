"""Corrections, search, and what a workspace knows of its own. What 0001 holds stays as it is."""

import sqlalchemy as sa
from alembic import op

from analysis.store import wording

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    _kept_finds()
    _targets_with_what_was_found()
    _what_people_make()
    connection = op.get_bind()
    wording.create(connection)
    wording.fill(connection)


def _kept_finds() -> None:
    op.add_column("actors", sa.Column("merged_id", sa.Integer(), nullable=True))
    op.add_column("actors", sa.Column("given", sa.JSON(), nullable=True))
    op.add_column("actors", sa.Column("found", sa.JSON(), nullable=True))
    op.create_index(op.f("ix_actors_merged_id"), "actors", ["merged_id"], unique=False)
    op.add_column("mentions", sa.Column("found_id", sa.Integer(), nullable=True))
    op.add_column("statements", sa.Column("found_id", sa.Integer(), nullable=True))
    op.add_column("relations", sa.Column("found_source_id", sa.Integer(), nullable=True))
    op.add_column("relations", sa.Column("found_target_id", sa.Integer(), nullable=True))


def _targets_with_what_was_found() -> None:
    """Its primary key changes, which SQLite cannot do to a table that is there."""
    op.drop_index(op.f("ix_statement_targets_actor_id"), table_name="statement_targets")
    op.rename_table("statement_targets", "old_targets")
    op.create_table(
        "statement_targets",
        sa.Column("statement_id", sa.Integer(), nullable=False),
        sa.Column("found_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("actor_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["actor_id"], ["actors.id"], name="fk_targets_actor_id", ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["statement_id"], ["statements.id"], name="fk_targets_statement_id", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("statement_id", "found_id", name="pk_targets"),
        sqlite_with_rowid=False,
    )
    op.execute(
        "INSERT INTO statement_targets (statement_id, found_id, actor_id) "
        "SELECT statement_id, actor_id, actor_id FROM old_targets"
    )
    op.drop_table("old_targets")
    op.create_index(op.f("ix_statement_targets_actor_id"), "statement_targets", ["actor_id"], unique=False)


def _what_people_make() -> None:
    op.create_table(
        "machine_finds",
        sa.Column("article_id", sa.Integer(), nullable=False),
        sa.Column("finds", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(["article_id"], ["articles.id"], name=op.f("fk_machine_finds_article_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("article_id", name=op.f("pk_machine_finds")),
    )
    op.create_table(
        "corrections",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("workspace_id", sa.Integer(), nullable=False),
        sa.Column("article_id", sa.Integer(), nullable=True),
        sa.Column("kind", sa.String(length=32), nullable=False),
        sa.Column("start", sa.Integer(), nullable=True),
        sa.Column("end", sa.Integer(), nullable=True),
        sa.Column("text", sa.Text(), nullable=True),
        sa.Column("details", sa.JSON(), nullable=False),
        sa.Column("who", sa.Text(), nullable=True),
        sa.Column("made", sa.DateTime(), nullable=False),
        sa.Column("undone", sa.DateTime(), nullable=True),
        sa.Column("found", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["article_id"], ["articles.id"], name=op.f("fk_corrections_article_id"), ondelete="CASCADE"),
        sa.ForeignKeyConstraint(
            ["workspace_id"], ["workspaces.id"], name=op.f("fk_corrections_workspace_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_corrections")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_corrections_article_id"), "corrections", ["article_id"], unique=False)
    op.create_index(op.f("ix_corrections_workspace_id_article_id"), "corrections", ["workspace_id", "article_id"], unique=False)
    op.create_table(
        "searches",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("workspace_id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("query", sa.Text(), nullable=False),
        sa.Column("within", sa.String(length=16), nullable=False),
        sa.Column("filters", sa.JSON(), nullable=False),
        sa.Column("made", sa.DateTime(), nullable=False),
        sa.ForeignKeyConstraint(["workspace_id"], ["workspaces.id"], name=op.f("fk_searches_workspace_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_searches")),
        sa.UniqueConstraint("workspace_id", "name", name=op.f("uq_searches_workspace_id_name")),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "knowledge",
        sa.Column("workspace_id", sa.Integer(), nullable=False),
        sa.Column("version", sa.String(length=16), nullable=False),
        sa.Column("codebook", sa.Text(), nullable=True),
        sa.Column("actors", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["workspace_id"], ["workspaces.id"], name=op.f("fk_knowledge_workspace_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("workspace_id", name=op.f("pk_knowledge")),
    )


def downgrade() -> None:
    connection = op.get_bind()
    wording.drop(connection)
    for table in ("knowledge", "searches", "corrections", "machine_finds"):
        op.drop_table(table)
    op.drop_index(op.f("ix_statement_targets_actor_id"), table_name="statement_targets")
    op.rename_table("statement_targets", "new_targets")
    op.create_table(
        "statement_targets",
        sa.Column("statement_id", sa.Integer(), nullable=False),
        sa.Column("actor_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["actor_id"], ["actors.id"], name=op.f("fk_statement_targets_actor_id"), ondelete="CASCADE"),
        sa.ForeignKeyConstraint(
            ["statement_id"], ["statements.id"], name=op.f("fk_statement_targets_statement_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("statement_id", "actor_id", name=op.f("pk_statement_targets")),
        sqlite_with_rowid=False,
    )
    op.execute("INSERT INTO statement_targets (statement_id, actor_id) SELECT DISTINCT statement_id, found_id FROM new_targets")
    op.drop_table("new_targets")
    op.create_index(op.f("ix_statement_targets_actor_id"), "statement_targets", ["actor_id"], unique=False)
    op.drop_index(op.f("ix_actors_merged_id"), table_name="actors")
    for table, columns in {
        "actors": ("merged_id", "given", "found"),
        "mentions": ("found_id",),
        "statements": ("found_id",),
        "relations": ("found_source_id", "found_target_id"),
    }.items():
        for column in columns:
            op.drop_column(table, column)
