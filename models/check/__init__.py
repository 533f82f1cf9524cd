"""Watching: checks look for every target by night, findings say what broke, and a repair is accepted or dismissed."""
