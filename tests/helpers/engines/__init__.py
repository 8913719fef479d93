"""Firefox and WebKit next to Chromium, driven through one interface: ``Reader``."""

ENGINES = ("chromium", "firefox", "webkit")
