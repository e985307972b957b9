"""Doing it: the engine, the hands, the browser."""
