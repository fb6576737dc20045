"""What a learner does with lessons: see the paths, read, practise."""
