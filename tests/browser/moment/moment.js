// Reads all numbers of a page that name a cost, an accuracy, an output or a count of mistakes. Each has a kind, its text,
// which of several it is, and the step that the page names for it; null where it names none. `found`: of each selector and
// pattern, whether this page has something for it.
(canvas) => {
  const found = {};
  const look = (name, result) => {
    found[name] ||= Boolean(result);
    return result;
  };
  const all = (selector, of = document) => {
    const elements = [...of.querySelectorAll(selector)];
    look(selector, elements.length);
    return elements;
  };
  const match = (text, pattern, where = '') => look(`${where} ${pattern}`, text.match(pattern));
  const textOf = (element) => element.textContent.replace(/\s+/g, ' ').trim();
  const whole = (text) => Number(text.replace(/,/g, ''));
  const numbers = [];
  const add = (kind, text, which = null, step = null) => numbers.push({ kind, text, which, step });
  const saidStep = (element) => {
    const said = element?.querySelector('.at-step, small');
    return said ? whole(textOf(said).replace(/^at (step )?/, '')) : null;
  };
  const one = (selector, kind, pattern = /(.*)/, which = null) => {
    for (const element of all(selector)) {
      const [, text] = match(textOf(element), pattern, selector) ?? [];
      if (text) add(kind, text, which, saidStep(element));
    }
  };
  const value = (name) => `.chapter-text [data-value="${name}"]`;
  const chapter = document.querySelector('#chapter-title') ? location.pathname.split('/').at(-1) : '';
  const isIn = (id) => look(`chapter ${id}`, chapter === id);

  one('.counter-cost dd', 'cost of the mini-batch');
  one('.counter-test dd', 'accuracy', /^(.* %)/);
  one('.picker [aria-label="Next mistake"]', 'mistakes', /of (\S+)$/);
  one('.caption p', 'answer', /The strongest output is the (\d)/);
  one('.caption p', 'strongest output', /The strongest output is the \d, at (\S+?)[,.](?: |$)/);
  one('.caption p', 'cost of the example', / C = (\S+?)\. /);
  one('.caption p', 'cost of the mini-batch', / Their mean cost is (\S+?)\. /);

  if (isIn('network')) {
    one(value('best'), 'answer');
    one(value('best_a'), 'strongest output');
    one('.chapter-text', 'verdict', /That is the answer, and it is (right|wrong)/);
  }
  if (isIn('cost')) one(value('cost'), 'cost of the example');
  if (isIn('cost')) one(value('label_a'), 'output of the label');
  if (isIn('output-nudges')) one(value('label_a'), 'output of the label');
  if (isIn('it-learns')) {
    const said = document.querySelector('.chapter-text [data-value="tested_step"]');
    for (const element of all(value('accuracy'))) add('accuracy', textOf(element), null, said && whole(textOf(said)));
    for (const element of all(value('times'))) add('worst confusion', textOf(element), null, said && whole(textOf(said)));
    one(value('cost'), 'cost of the mini-batch');
  }

  one('.cost-squares [data-value="cost"]', 'cost of the example');
  all('.cost-squares .levels').forEach((element, i) => add('output', textOf(element).split(' ')[0], i));
  for (const row of all('.output-nudges tbody tr'))
    add('output', textOf(row.querySelectorAll('td')[0]).split(' ').at(-1), Number(row.dataset.digit));
  for (const table of all('.avenues .three')) {
    const [cost] = all('tr.now td', table).slice(1);
    add('cost of the example', textOf(cost), null, saidStep(table));
  }
  const sets = ['example', 'batch', 'all'];
  const set = sets[all('.set-choice .choice').findIndex((each) => each.getAttribute('aria-pressed') === 'true')];
  for (const table of all('.weight-card table.costs'))
    add(`cost of ${set}`, textOf(all('tr.now td', table)[0]), null, saidStep(table));
  for (const panel of all('.confusion')) {
    const said = match(textOf(panel), /step (\S+) it reads (\S+) of \S+ test images [a-z]+: (\S+ %)\./);
    if (!said) continue;
    const step = whole(said[1]);
    add('right', said[2], null, step);
    add('accuracy', said[3], null, step);
    for (const cell of all('td.shade', panel))
      add('confusion', textOf(cell), [Number(cell.dataset.label), Number(cell.dataset.prediction)], step);
  }
  for (const panel of all('.panel.mistakes')) {
    const said = match(textOf(panel), /step (\S+) it gets (\S+) of/);
    if (said) add('mistakes', said[2], null, whole(said[1]));
  }
  one('.mistake-chosen p', 'cost of the example', /, cost (\S+?)\.$/);
  one('.teach-says', 'answer', /^The network says (\d)/);
  one('.teach-wants [data-value="cost"]', 'cost of the example');
  one('.said .digit-said', 'answer');
  one('.said .said-output', 'strongest output', /output (\S+)$/);
  for (const bar of all('.output-bars li'))
    if (bar.dataset.output !== 'NaN') add('output', bar.dataset.output, Number(bar.dataset.digit));
  for (const panel of all('.inspector')) {
    const output = match(textOf(panel.querySelector('h2')), /“(\d)”/);
    const line = all('.formula > div', panel).find((each) => textOf(each.querySelector('dt')) === 'a');
    const shown = line?.querySelector('b');
    if (output && shown) add('output', textOf(shown), Number(output[1]));
  }
  const [outputs] = all('.numbers table');
  if (outputs) all('tbody tr', outputs).forEach((row, i) => add('output', textOf(row.querySelectorAll('td')[1]), i));
  const chart = document.querySelector('.charts .plot')?.getAttribute('aria-label') ?? '';
  const charted = match(chart, /after (\S+) steps the cost went from \S+ to (\S+?)(, means of .*)?, test accuracy (\S+ %) at step (\S+)$/);
  if (charted) {
    if (!charted[3]) add('cost of the mini-batch', charted[2], null, whole(charted[1]));
    add('accuracy', charted[4], null, whole(charted[5]));
  }

  const { record } = canvas;
  record.a[record.depth].forEach((each, i) => add('output', String(each), i, record.step));
  return {
    // a race in place of the network leaves the header without counters
    step: chapter === 'downhill' ? record.step : whole(textOf(document.querySelector('.counter-step dd'))),
    stage: record.step,
    focus: [record.focus.split, record.focus.index],
    drawn: record.focus.split === 'drawn' ? { image: [...record.a[0]], label: record.focus.label } : null,
    found,
    numbers: numbers.filter(({ text }) => !['not known yet', '?', '–', '…', ''].includes(text)),
  };
}
