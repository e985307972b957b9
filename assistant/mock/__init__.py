"""The mock portals: sites that behave like the real ones and do not know that they are tested."""
