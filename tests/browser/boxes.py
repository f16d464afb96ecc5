"""Where things are on the page: what overlaps, what is cut off, what sticks out."""

from __future__ import annotations

from playwright.sync_api import Page

PROBLEMS = """() => {
  const problems = [];
  const all = (selector) => [...document.querySelectorAll(selector)].filter(isVisible);
  const isVisible = (element) => element.checkVisibility() && element.getBoundingClientRect().width > 0;
  const name = (element) =>
    `${element.tagName.toLowerCase()} "${(element.getAttribute('aria-label') ?? element.innerText ?? '').slice(0, 40)}"`;
  const box = (element) => {
    const { left, top, right, bottom } = element.getBoundingClientRect();
    return { name: name(element), left, top, right, bottom };
  };
  const meet = (one, other, slack = 1) =>
    one.left < other.right - slack && other.left < one.right - slack &&
    one.top < other.bottom - slack && other.top < one.bottom - slack;
  const apart = (boxes) => {
    boxes.forEach((one, i) => boxes.slice(i + 1).forEach((other) => {
      if (meet(one, other)) problems.push(`${one.name} overlaps ${other.name}`);
    }));
  };
  const within = (boxes, outer, where) => {
    for (const { name, left, top, right, bottom } of boxes) {
      if (left < outer.left - 1 || top < outer.top - 1 || right > outer.right + 1 || bottom > outer.bottom + 1)
        problems.push(`${name} sticks out of ${where}`);
    }
  };

  const controls = all('.logo, .counter, .watching, .transport .button, .speed select, .tools .button').map(box);
  apart(controls);
  within(controls, { left: 0, top: 0, right: innerWidth, bottom: innerHeight }, 'the window');

  const below = all('.caption p, .caption .train, .phase-name').map(box);
  apart(below);
  within(below, box(document.querySelector('.bottom')), 'the part below the stage');

  const canvas = document.querySelector('.stage canvas');
  const stage = box(canvas);
  const overlays = all('.picker, .stage-foot, .view-controls').map((element) => ({ ...box(element), name: element.className }));
  apart(overlays);
  within(overlays, stage, 'the stage');

  const { image, tiles, neurons, wanted, squares, labels } = canvas.scene;
  const context = document.createElement('canvas').getContext('2d');
  const family = getComputedStyle(document.body).fontFamily;
  const square = (name, { x, y, size }) => ({ name, left: x, top: y, right: x + size, bottom: y + size });
  const disc = ({ layer, index, x, y, r }) => square(`neuron ${layer}.${index}`, { x: x - r, y: y - r, size: 2 * r });
  const written = labels.filter(({ text }) => text).map(({ text, x, y, size, align }) => {
    context.font = `${size}px ${family}`;
    const width = context.measureText(text).width;
    const left = align === 'center' ? x - width / 2 : x;
    return { name: `label "${text}"`, left, top: y - size / 2, right: left + width, bottom: y + size / 2 };
  });
  const marks = [
    square('the image', image),
    ...(tiles?.boxes ?? []).map((each, index) => square(`weight image ${index}`, each)),
    ...[...neurons, ...wanted].map(disc),
    ...squares.map(({ index, x, y, side }) =>
      square(`square ${index}`, { x: x - side / 2, y: y - side / 2, size: side })),
    ...written,
  ].map((mark) => ({
    name: mark.name,
    left: mark.left + stage.left, right: mark.right + stage.left,
    top: mark.top + stage.top, bottom: mark.bottom + stage.top,
  }));
  within(marks, stage, 'the stage');
  for (const overlay of overlays) for (const mark of marks) {
    if (meet(overlay, mark)) problems.push(`${overlay.name} covers ${mark.name}`);
  }
  apart(marks.filter(({ name }) => !name.startsWith('neuron')));

  for (const element of all('button, .counter, .caption p, .stage-foot *, .side :is(h2, p, td, th, dd, dt)')) {
    const clips = getComputedStyle(element).overflowX !== 'visible';
    if (clips && element.scrollWidth > element.clientWidth + 1) problems.push(`${name(element)} is cut off`);
  }
  for (const selector of ['html', '.side', '.bottom', '.top']) {
    const element = document.querySelector(selector);
    if (element.scrollWidth > element.clientWidth + 1)
      problems.push(`${selector} is ${element.scrollWidth - element.clientWidth} too wide`);
  }
  return [...new Set(problems)];
}"""


def problems(page: Page) -> list[str]:
    """What does not fit on `page` as it is now, one sentence each."""
    return page.evaluate(PROBLEMS)  # type: ignore[no-any-return]
