"""The first tables."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "workspaces",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("token", sa.String(length=64), nullable=False),
        sa.Column("created", sa.DateTime(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_workspaces")),
        sa.UniqueConstraint("token", name=op.f("uq_workspaces_token")),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "actors",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("workspace_id", sa.Integer(), nullable=False),
        sa.Column("key", sa.String(length=200), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("kind", sa.String(length=16), nullable=False),
        sa.Column("country", sa.String(length=3), nullable=True),
        sa.ForeignKeyConstraint(["workspace_id"], ["workspaces.id"], name=op.f("fk_actors_workspace_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_actors")),
        sa.UniqueConstraint("workspace_id", "key", name=op.f("uq_actors_workspace_id_key")),
    )
    op.create_index(op.f("ix_actors_workspace_id_country"), "actors", ["workspace_id", "country"], unique=False)
    op.create_table(
        "articles",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("workspace_id", sa.Integer(), nullable=False),
        sa.Column("digest", sa.String(length=128), nullable=False),
        sa.Column("title", sa.Text(), nullable=True),
        sa.Column("published", sa.Date(), nullable=True),
        sa.Column("source", sa.Text(), nullable=True),
        sa.Column("url", sa.Text(), nullable=True),
        sa.Column("language", sa.String(length=16), nullable=False),
        sa.Column("file", sa.Text(), nullable=True),
        sa.Column("words", sa.Integer(), nullable=False),
        sa.Column("added", sa.DateTime(), nullable=False),
        sa.Column("status", sa.String(length=16), nullable=False),
        sa.Column("reason", sa.Text(), nullable=True),
        sa.Column("pipeline_version", sa.String(length=64), nullable=True),
        sa.Column("sentences", sa.Integer(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("raw", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["workspace_id"], ["workspaces.id"], name=op.f("fk_articles_workspace_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_articles")),
        sa.UniqueConstraint("workspace_id", "digest", name=op.f("uq_articles_workspace_id_digest")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_articles_workspace_id_published"), "articles", ["workspace_id", "published"], unique=False)
    op.create_index(op.f("ix_articles_workspace_id_source"), "articles", ["workspace_id", "source"], unique=False)
    op.create_table(
        "themes",
        sa.Column("workspace_id", sa.Integer(), nullable=False),
        sa.Column("key", sa.String(length=100), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["workspace_id"], ["workspaces.id"], name=op.f("fk_themes_workspace_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("workspace_id", "key", name=op.f("pk_themes")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "article_actors",
        sa.Column("article_id", sa.Integer(), nullable=False),
        sa.Column("actor_id", sa.Integer(), nullable=False),
        sa.Column("mentions", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["actor_id"], ["actors.id"], name=op.f("fk_article_actors_actor_id"), ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["article_id"], ["articles.id"], name=op.f("fk_article_actors_article_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("article_id", "actor_id", name=op.f("pk_article_actors")),
        sqlite_with_rowid=False,
    )
    op.create_index(op.f("ix_article_actors_actor_id"), "article_actors", ["actor_id"], unique=False)
    op.create_table(
        "article_themes",
        sa.Column("article_id", sa.Integer(), nullable=False),
        sa.Column("theme", sa.String(length=100), nullable=False),
        sa.Column("rank", sa.Integer(), nullable=False),
        sa.Column("count", sa.Integer(), nullable=False),
        sa.Column("sentences", sa.Integer(), nullable=False),
        sa.Column("share", sa.Double(), nullable=False),
        sa.ForeignKeyConstraint(["article_id"], ["articles.id"], name=op.f("fk_article_themes_article_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("article_id", "theme", name=op.f("pk_article_themes")),
        sqlite_with_rowid=False,
    )
    op.create_index(op.f("ix_article_themes_theme"), "article_themes", ["theme"], unique=False)
    op.create_table(
        "mentions",
        sa.Column("article_id", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("actor_id", sa.Integer(), nullable=False),
        sa.Column("sentence", sa.Integer(), nullable=False),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("end", sa.Integer(), nullable=False),
        sa.Column("how", sa.String(length=16), nullable=False),
        sa.Column("why", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["actor_id"], ["actors.id"], name=op.f("fk_mentions_actor_id"), ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["article_id"], ["articles.id"], name=op.f("fk_mentions_article_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("article_id", "number", name=op.f("pk_mentions")),
        sqlite_with_rowid=False,
    )
    op.create_index(op.f("ix_mentions_actor_id"), "mentions", ["actor_id"], unique=False)
    op.create_table(
        "relations",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("article_id", sa.Integer(), nullable=False),
        sa.Column("source_id", sa.Integer(), nullable=False),
        sa.Column("target_id", sa.Integer(), nullable=False),
        sa.Column("event", sa.String(length=16), nullable=False),
        sa.Column("polarity", sa.String(length=16), nullable=False),
        sa.Column("strength", sa.Double(), nullable=False),
        sa.Column("actual", sa.Boolean(), nullable=False),
        sa.Column("sentence", sa.Integer(), nullable=False),
        sa.Column("last_sentence", sa.Integer(), nullable=False),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("end", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["article_id"], ["articles.id"], name=op.f("fk_relations_article_id"), ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["source_id"], ["actors.id"], name=op.f("fk_relations_source_id"), ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["target_id"], ["actors.id"], name=op.f("fk_relations_target_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_relations")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_relations_article_id"), "relations", ["article_id"], unique=False)
    op.create_index(op.f("ix_relations_source_id"), "relations", ["source_id"], unique=False)
    op.create_index(op.f("ix_relations_target_id"), "relations", ["target_id"], unique=False)
    op.create_table(
        "sentences",
        sa.Column("article_id", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("end", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["article_id"], ["articles.id"], name=op.f("fk_sentences_article_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("article_id", "number", name=op.f("pk_sentences")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "statements",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("article_id", sa.Integer(), nullable=False),
        sa.Column("actor_id", sa.Integer(), nullable=True),
        sa.Column("sentence", sa.Integer(), nullable=False),
        sa.Column("last_sentence", sa.Integer(), nullable=False),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("end", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=16), nullable=False),
        sa.Column("stance", sa.String(length=16), nullable=False),
        sa.Column("score", sa.Double(), nullable=False),
        sa.Column("speaker_start", sa.Integer(), nullable=True),
        sa.Column("speaker_end", sa.Integer(), nullable=True),
        sa.Column("cue_start", sa.Integer(), nullable=True),
        sa.Column("cue_end", sa.Integer(), nullable=True),
        sa.Column("speaker", sa.Text(), nullable=True),
        sa.Column("cue", sa.Text(), nullable=True),
        sa.Column("content", sa.Text(), nullable=False),
        sa.Column("parts", sa.JSON(), nullable=False),
        sa.Column("reasons", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(["actor_id"], ["actors.id"], name=op.f("fk_statements_actor_id"), ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["article_id"], ["articles.id"], name=op.f("fk_statements_article_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_statements")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_statements_actor_id"), "statements", ["actor_id"], unique=False)
    op.create_index(op.f("ix_statements_article_id_actor_id"), "statements", ["article_id", "actor_id"], unique=False)
    op.create_table(
        "theme_hits",
        sa.Column("article_id", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("theme", sa.String(length=100), nullable=False),
        sa.Column("sentence", sa.Integer(), nullable=False),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("end", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["article_id"], ["articles.id"], name=op.f("fk_theme_hits_article_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("article_id", "number", name=op.f("pk_theme_hits")),
        sqlite_with_rowid=False,
    )
    op.create_index(op.f("ix_theme_hits_theme_article_id"), "theme_hits", ["theme", "article_id"], unique=False)
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
    op.create_index(op.f("ix_statement_targets_actor_id"), "statement_targets", ["actor_id"], unique=False)
    op.create_table(
        "statement_themes",
        sa.Column("statement_id", sa.Integer(), nullable=False),
        sa.Column("theme", sa.String(length=100), nullable=False),
        sa.ForeignKeyConstraint(
            ["statement_id"], ["statements.id"], name=op.f("fk_statement_themes_statement_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("statement_id", "theme", name=op.f("pk_statement_themes")),
        sqlite_with_rowid=False,
    )


def downgrade() -> None:
    op.drop_table("statement_themes")
    op.drop_index(op.f("ix_statement_targets_actor_id"), table_name="statement_targets")
    op.drop_table("statement_targets")
    op.drop_index(op.f("ix_theme_hits_theme_article_id"), table_name="theme_hits")
    op.drop_table("theme_hits")
    op.drop_index(op.f("ix_statements_article_id_actor_id"), table_name="statements")
    op.drop_index(op.f("ix_statements_actor_id"), table_name="statements")
    op.drop_table("statements")
    op.drop_table("sentences")
    op.drop_index(op.f("ix_relations_target_id"), table_name="relations")
    op.drop_index(op.f("ix_relations_source_id"), table_name="relations")
    op.drop_index(op.f("ix_relations_article_id"), table_name="relations")
    op.drop_table("relations")
    op.drop_index(op.f("ix_mentions_actor_id"), table_name="mentions")
    op.drop_table("mentions")
    op.drop_index(op.f("ix_article_themes_theme"), table_name="article_themes")
    op.drop_table("article_themes")
    op.drop_index(op.f("ix_article_actors_actor_id"), table_name="article_actors")
    op.drop_table("article_actors")
    op.drop_table("themes")
    op.drop_index(op.f("ix_articles_workspace_id_source"), table_name="articles")
    op.drop_index(op.f("ix_articles_workspace_id_published"), table_name="articles")
    op.drop_table("articles")
    op.drop_index(op.f("ix_actors_workspace_id_country"), table_name="actors")
    op.drop_table("actors")
    op.drop_table("workspaces")
