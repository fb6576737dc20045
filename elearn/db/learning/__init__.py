"""What learners did, and the counters that hold no person."""
