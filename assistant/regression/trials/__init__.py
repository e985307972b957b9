"""What a portal says to the examples of its rules, one file a portal."""
