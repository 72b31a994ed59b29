"""Thin front ends: read cells, call one use case, write what came back."""
