"""Reading and reviewing the access log: rows, rules, queue, reports."""
