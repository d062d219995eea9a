"""The rules of cases, one SQL statement per file, and the connection that knows them."""
