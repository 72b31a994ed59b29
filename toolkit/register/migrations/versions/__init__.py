"""One migration a file, in order; a landed one is never changed."""
