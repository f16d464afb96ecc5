chapter-code =
    This is what runs: no copy, but the source of the server's own modules, as they were read a moment ago. With these lines
    { $parameters } numbers have come to step { $step }.

    As the phases play, their lines light up. You have now seen what each of them does. In Lab the same panels stand beside
    a network that is yours to change.

    <do>Play a step, phase by phase, and point at a lit line: what shapes go through it?</do>
    .title = The code
    .summary = Every line of the NumPy that runs, lit as its phase plays.
