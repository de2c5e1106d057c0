"""The signed ledger of decisions and what is derived from it. Usable without Qt and without `desktop`."""
