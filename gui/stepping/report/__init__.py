"""An iteration as a report in HTML."""
