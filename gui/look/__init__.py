"""Shared parts of all views: colours, icons, texts, widgets, drawing."""
