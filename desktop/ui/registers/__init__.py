"""Registres: what the ledger holds, by subject."""
