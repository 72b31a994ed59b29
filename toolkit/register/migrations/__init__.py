"""The migrations of the register's tables, one file a version, none ever changed."""
