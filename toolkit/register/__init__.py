"""The register of a working folder: what was written and sent out, when, by whom, from which cells."""
