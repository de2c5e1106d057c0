"""Bon à tirer, the desktop application."""
