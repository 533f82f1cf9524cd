"""The REST API: what programs can do with a key. One table of operations makes its routes and its description."""
