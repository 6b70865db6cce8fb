"""The panel of the table: columns, preparation, split."""
