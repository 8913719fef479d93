"""From YAML files to the model, with the line and column of every value and of every mistake."""
