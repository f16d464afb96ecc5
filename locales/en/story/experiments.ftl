# The texts about prepared races. Their numbers are tested: they are true of these races.

experiment-too-small =
    On another, simpler network, without hidden layers, the cost is a bowl. Its outputs are plain sums, without the σ that
    make slopes gentle, so its learning rates are much smaller than that of your network. Both runs see all examples and go straight down. Look at the one
    with a learning rate of 0.0005: none of its steps is wrong, but each is short. After 100 steps it is not as low as the
    other is after 3.
    .title = Learning rate too small

experiment-just-right =
    On another, simpler network, without hidden layers: the bowl of “Learning rate too small”, without σ and so steep that
    small learning rates suit it. Look at the run that goes down at every single step and ends lowest: it has 0.02.
    The smaller rate hardly gets anywhere. With the larger one each step lands on the other side of the valley, a little
    higher up.
    .title = Learning rate just right

experiment-too-large =
    On another, simpler network, without hidden layers: across, the valley of its cost is so steep that any rate above 0.0255
    overshoots for good. Your network takes far higher rates, because each of its σ passes on at most a quarter of a slope;
    here there is none. Look at 0.0258: its zigzag widens, and
    it ends above its start. With 0.04 each step makes the cost four and a half times as high, until no number can hold it.
    That run has diverged and stops. The others go on.
    .title = Learning rate too large

experiment-saddle =
    Two runs with equal steps and equal learning rates: only the mini-batch differs. Next to the start lies a saddle: over all
    examples the ten digits are in balance there, and the gradient all but vanishes. Look at the full batch: it sits on the
    saddle, at ln 10 = 2.303, for all of its 1,000 steps. A hundred examples are never in balance. Their noise pushes the
    other run off, and it ends below half of that cost.

    There is a way down from the saddle, but it is so flat that the full batch makes no use of it in this time. From other
    starts it nearly always ends the same way.
    .title = Noise leaves a saddle

experiment-momentum-and-adam =
    On another, simpler network, without hidden layers: one bowl, much steeper across than along. Three runs use the same gradient in three ways, each at a rate that suits it.
    Look at how far each comes along the valley. Plain gradient descent is quick across it and slow along it. Momentum
    takes some of each step over into the next: at first it swings from side to side and is higher for it, then it goes
    much the same way faster. Adam gives every weight a step length of its own: its first step moves all of them equally
    far, however gently the cost slopes. After 150 steps both are lower than the plain one.
    .title = Momentum and Adam
