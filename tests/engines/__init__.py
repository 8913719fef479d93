"""Firefox and WebKit beside Chromium, driven through one interface: ``Reader``."""

ENGINES = ("chromium", "firefox", "webkit")
