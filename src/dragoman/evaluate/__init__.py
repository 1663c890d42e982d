"""How well the reading is done: records against gold ones, and the scores kept in the repository."""
