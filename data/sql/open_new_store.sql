-- Opens a store that nobody reads yet, beside the tables that cases are cut in. Parameter: path.
ATTACH $path AS store
