"""The commands without a window. One file per command; help and messages in French."""
