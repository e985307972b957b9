"""Telling it: console, JSON lines, HTML."""
