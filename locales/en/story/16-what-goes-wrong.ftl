# This chapter is not written yet: only the table of contents lists it.
chapter-what-goes-wrong =
    .title = What goes wrong
    .summary = Learning rates, vanishing and exploding gradients, and what helps.
