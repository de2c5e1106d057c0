"""À publier: what was approved, handed over word for word, and what became of it."""
