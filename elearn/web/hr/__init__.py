"""The pages for HR: status, dates and edition, nothing else."""
