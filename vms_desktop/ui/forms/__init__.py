"""Printed forms: setting type, the PDF, looking at it before it is printed, the letterhead's settings."""
