# The name of an output within a sentence. $name is its digit.
story-output = Ausgabe { $name }
# Opens the last paragraph of some chapters, which says it in symbols.
story-symbols = In Symbolen
