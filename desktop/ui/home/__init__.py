"""Accueil: what is left to do, in order of urgency."""
