"""The messages and frames between server and page: models, validation, encoding, JavaScript."""
