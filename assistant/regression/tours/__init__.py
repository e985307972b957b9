"""Ways through all pages of a portal, one file a portal."""
