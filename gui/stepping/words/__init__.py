"""Names of quantities and steps."""
