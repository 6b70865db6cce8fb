"""Arrays on the screen: maps, tables, strips."""
