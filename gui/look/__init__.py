"""Shared parts of all views: colours, icons, words, widgets, drawing."""
