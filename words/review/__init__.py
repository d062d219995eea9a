"""What is said about a month before and after it is published: reminders, questions, contests,
versions."""
