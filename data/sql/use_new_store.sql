-- What follows in this connection is about the store that is open: its tables need no other name.
USE store
