"""The editor: the sheet, the text for each channel, the verifications, the versions."""
