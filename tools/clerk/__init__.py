"""A clerk at a desk: a real LibreOffice on a screen of its own, and a hand on its mouse.

The tests of the button and the pictures of the manual both use it.
"""
