"""What is on record of a resolution: vote, dates, title, what it recalls, how it is counted."""
