"""What everything else stands on: arrays, messages, settings, and files that are never half written."""
