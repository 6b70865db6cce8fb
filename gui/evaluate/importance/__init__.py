"""What the predictions rest on: importance of the columns, or of the pixels of a picture."""
