"""The data for other programs, under api/v1/."""
