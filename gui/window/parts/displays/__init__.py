"""What joins the dialogs that stay while they are closed to what lasts."""
