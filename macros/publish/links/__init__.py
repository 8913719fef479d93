"""The addresses that stay: short links, codes, embeds and handouts."""
