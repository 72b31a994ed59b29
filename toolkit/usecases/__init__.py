"""The whole of what a button does: use cases take data and return data."""
