"""What people read about the content: changes, links, the reference, the editors' schemas."""
