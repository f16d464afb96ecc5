# This chapter is not written yet: only the table of contents lists it.
chapter-what-goes-wrong =
    .title = What goes wrong
    .summary = Steps too short or too long, gradients that vanish or explode, and what helps.
