"""What is kept in files: projects, models, recovery, exports."""
