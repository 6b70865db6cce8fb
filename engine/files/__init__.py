"""Files: projects, models, recovery, exports."""
