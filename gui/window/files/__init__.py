"""Files: opening and saving what the window shows, and recovering what killed windows left."""
