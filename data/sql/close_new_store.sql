-- Ends writing into a store: what it holds is packed, and others can open it.
DETACH store
