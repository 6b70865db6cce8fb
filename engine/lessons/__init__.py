"""Guided lessons: what a lesson file may say, and whether what it asks for was done; no Qt."""
