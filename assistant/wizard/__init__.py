"""The dialogue with a person who has only typed ``tramite``."""
