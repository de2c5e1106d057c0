"""Rédaction: the list of posts, how a new one begins, and the pad that checks a text."""
