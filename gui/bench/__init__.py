"""The work behind the window, without widgets: project, data, run, files."""
