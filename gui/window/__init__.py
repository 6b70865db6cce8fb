"""The main window: it joins the bench and the views."""
