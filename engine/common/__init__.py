"""Foundations of everything else: arrays, messages, settings, and files that are never half written."""
