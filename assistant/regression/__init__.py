"""The project held against its documents, and its rules against the portals."""
