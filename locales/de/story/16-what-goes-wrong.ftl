# This chapter is not written yet: only the table of contents lists it.
chapter-what-goes-wrong =
    .title = Was schiefgeht
    .summary = Zu kurze und zu lange Schritte, Gradienten, die verschwinden oder explodieren, und was hilft.
