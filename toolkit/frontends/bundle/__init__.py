"""Everything that an offline machine needs to install the toolkit, made into one folder or zip."""
