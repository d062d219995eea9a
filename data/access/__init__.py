"""Who may come in and whose uploads are whose: users, sign-outs, the link of the wall."""
