"""Polimi Online Services, as far as the documents show them."""
