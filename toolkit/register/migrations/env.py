"""What alembic runs: the migrations, within the transaction that the register has begun."""

from alembic import context

from toolkit.register.schema import metadata

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    transactional_ddl=False,  # -- the register's own transaction holds them all --
)
context.run_migrations()
