"""What Alembic runs: the migrations on the connection given, or as SQL for a dialect."""

from alembic import context

from sayso.stores.tables import VERSION_TABLE, metadata

_given = context.config.attributes

if context.is_offline_mode():
    context.configure(
        dialect_name=_given["dialect"], version_table=VERSION_TABLE, literal_binds=True
    )
    context.run_migrations()
else:
    # Within the transaction of whoever opened the store.
    context.configure(
        connection=_given["connection"], version_table=VERSION_TABLE, target_metadata=metadata
    )
    context.run_migrations()
