"""What browsers, search engines and feed readers get."""
