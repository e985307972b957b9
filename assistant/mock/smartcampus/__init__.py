"""SmartCampus, as far as the document shows it."""
