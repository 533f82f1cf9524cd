"""The commands of `cairn`, one file each."""
