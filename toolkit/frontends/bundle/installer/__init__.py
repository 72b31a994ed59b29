"""What runs on the machine that a bundle is installed on: the standard library alone, Python 3.11 on.

The folder is copied into bundles as it stands here; its modules import each other relatively, since
there it is not part of the toolkit.
"""
