"""What the data ask of Diskominfo: questions and signals of a month."""
