"""UNAD's sites: home, online services, Campus Virtual and FUS Digital, as far as documented."""
