"""Data sets: what is known of them, their files, their download, and data augmentation."""
