# The name of an output within a sentence. $name is its digit.
story-output = Ausgabe { $name }
