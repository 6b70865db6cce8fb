"""The few dialogs that there are."""
