"""Mutants of a room: faults made on purpose, which its tests have to notice."""
