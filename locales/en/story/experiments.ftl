# The texts about prepared races. Their numbers are tested: they are true of these races.

experiment-too-small =
    A network without hidden layers, whose cost is a bowl. Both runs see all examples and go straight down it. Look at
    the one with a learning rate of 0.0005: no step of it is wrong, and after 100 of them it is not as low as the
    other after 3.
    .title = Learning rate too small

experiment-just-right =
    The same bowl, three learning rates. Look at which run comes down at every single step and ends lowest: 0.02. The
    smaller rate hardly gets anywhere; with the larger one each step lands on the other side of the valley, a little
    higher up.
    .title = Learning rate just right

experiment-too-large =
    Across, this valley is so steep that any rate above 0.0255 overshoots for good. Look at 0.0258: its zigzag widens,
    and it ends above its start. With 0.04 each step makes the cost four and a half times as high, until no number can
    hold it: the run has diverged and stops, and the others go on.
    .title = Learning rate too large

experiment-saddle =
    Equal steps, equal learning rate; only the mini-batch differs. Over all examples the ten digits are in balance,
    and next to the start the gradient all but vanishes. Look at the full batch: it sits on that saddle, at ln 10 =
    2.303, for all of its 1,000 steps. A hundred examples are never in balance. Their noise pushes the other run off,
    and it ends below half of that cost.

    There is a way down from the saddle, but it is so flat that the full batch makes no use of it in this time. Other
    seeds end the same way, nearly always.
    .title = Noise leaves a saddle

experiment-momentum-and-adam =
    One bowl, much steeper across than along, and the same gradient used in three ways, each at a rate that suits it.
    Look at how far each comes along the valley. Plain gradient descent is quick across it and slow along it. Momentum
    swings from side to side at first and is higher for it, then goes much the same way faster. Adam goes another way:
    its first step moves every weight equally far, however gently the cost slopes along it. After 150 steps both are
    lower than the plain one.
    .title = Momentum and Adam
