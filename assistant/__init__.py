"""Trámite: takes a person through a university's self-service procedures in a real browser."""

__version__ = "0.1.0"
