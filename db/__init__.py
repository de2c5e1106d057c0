"""The signed ledger of decisions and what is derived from it. Usable without Qt and without `desktop`."""

from db.deferred import defer

# Before SQLAlchemy and Markdown, whichever module of ours imports them first.
defer("asyncio", functions=["iscoroutine"])
defer("importlib.metadata")
