"""The window: Qt only. Screens show what services return and call them; nothing is decided here."""
