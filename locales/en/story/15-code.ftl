chapter-code =
    Below is the code that runs, and not a copy of it: Python, read from the server a moment ago. These lines have brought
    { $parameters } weights and biases to step { $step }.

    While a phase plays, its lines light up, in the order of the chapters. If you do not program, watch that order: each
    chapter is only a few lines. In Lab the same panels stand beside a network that is yours to change.

    <do>Let it play (<em>Play</em>, above), and pause at a phase. Point at a line that is lit: which numbers go through it, and
    how many? They stand below the code.</do>
    .title = The code
    .summary = Every line of the program that runs, lit as its phase plays.
