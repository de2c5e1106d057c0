"""Paramètres: what is in force in the municipality, and how this workstation is set."""
