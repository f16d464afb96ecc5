"""The golden frames: files that Python and JavaScript must decode alike. See make.py."""
