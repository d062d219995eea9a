"""What people say of a month: contests and marks on questions."""
