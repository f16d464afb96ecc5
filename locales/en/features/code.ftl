## The code that runs

code-title = The code that runs
# The name of the box with the code, for screen readers.
code-source = Source
# A label before the names of the functions whose lines are highlighted, each a button.
code-highlighted = Lit now:
code-lines-seen = { $done ->
    [one] ✓ { $done } of { $count } lines has played here.
   *[other] ✓ { $done } of { $count } lines have played here.
}
code-all-seen = ✓ You have now seen what each line does.
# In place of the mark ✓ at a line, for screen readers.
code-line-seen = seen
# A heading over the values of the line with this number.
code-line = Line { $line }
code-no-values = Nothing of the step is named here.
code-not-computed = not computed yet
# After the first few of many numbers: how many there are, and how far they reach.
code-range = { $count } from { $low } to { $high }
