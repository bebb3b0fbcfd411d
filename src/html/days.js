'use strict';
// What holds on a day, and how the page shows it. It decides nothing: who stands where from which day on was
// worked out when the file was written.
const byId = (id) => document.getElementById(id);
const all = (selector, within = document) => [...within.querySelectorAll(selector)];
const make = (name, text = '', attributes = {}) => {
  const element = document.createElement(name);
  element.append(text);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  return element;
};
// Where names are in another language, the element that says so keeps them.
const innermost = (within, selector) => within.querySelector(`${selector} [lang]`) || within.querySelector(selector);
const data = JSON.parse(byId('data').textContent);
const [slider, dayBox, mapOf] = ['slider', 'day', 'map-of'].map(byId);
const [first, asked, last] = data.days;
const oneDay = 86400000;
const written = (day) => new Date(day * oneDay).toISOString().slice(0, 10);
[slider.min, slider.max, dayBox.min, dayBox.max] = [first, last, written(first), written(last)];
let shown = asked;

// A course says what holds first, then in turn a day and what holds from it on.
const on = (course, day) => {
  let value = course[0];
  for (let turn = 1; turn < course.length && course[turn] <= day; turn += 2) value = course[turn + 1];
  return value;
};
const turns = (course) => course.filter((_, place) => place % 2 === 1);

const tiles = all('.tile').map((tile) => ({ tile, what: tile.querySelector('.unseen > span'), code: tile.dataset.party }));
const codes = new Map(tiles.map(({ tile, code }) => [tile.hash, code]));
const nameOf = (code) => innermost(document.querySelector(`details[data-party="${code}"]`), '.called').textContent;
const roles = ['ally', 'partner', 'observer'];
const seats = all('#Formats table.seats tbody tr').map((row, place) => ({
  row, course: data.seats[place], rows: [row],
  format: row.closest('details').dataset.format,
  code: codes.get(row.cells[0].querySelector('a').hash),
  role: row.cells[1].textContent.toLowerCase(),
}));
const formats = all('details[data-format]').map((card) => ({
  id: card.dataset.format, card,
  lines: all('.line', card),
  called: innermost(card, '.called'),
  short: innermost(card, '.short'),
  ...data.formats[card.dataset.format],
}));
const formatOf = Object.fromEntries(formats.map((format) => [format.id, format]));
for (const format of formats) format.held = new Map();
for (const seat of seats) {
  const { held } = formatOf[seat.format];
  held.set(seat.code, [...held.get(seat.code) || [], seat]);
}
const shortName = (format, day) => on(format.name, day)[1] || on(format.name, day)[0];

// What somebody is in a format by all its seats there: what is sure speaks before what is possible, an Ally's seat
// before a partner's, and one that is not suspended before one that is.
const markOf = (held, day) => {
  let [mark, least] = ['none', Infinity];
  for (const { course, role } of held) {
    const stand = on(course, day);
    const place = 'musp'.indexOf(stand);
    const weight = (stand === 'p') * 100 + roles.indexOf(role) * 10 + place;
    if (place < 0 || weight >= least) continue;
    least = weight;
    mark = { m: role, u: 'perhaps-suspended', s: 'suspended', p: 'possible' }[stand];
  }
  return mark;
};

// ---- What changed ----
const stops = [...new Set([
  ...seats.flatMap(({ course }) => turns(course)),
  ...formats.flatMap(({ line, name }) => [...turns(line), ...turns(name)]),
])].filter((day) => day >= first && day <= last).sort((one, other) => one - other);
const listed = (names) => (names.length < 2 ? names.join() : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`);
const most = 8;
// The words for a step from one mark to another, before and behind the name of a format.
const step = (before, after) => {
  const was = { none: 'none', possible: 'possible' }[before] || 'in';
  if (after === 'none') return was === 'possible' ? ['had left', ' by then'] : ['left', ''];
  if (after === 'possible') return was === 'none' ? ['perhaps joined', ''] : ['perhaps left', ''];
  if (after === 'suspended') return ['was suspended in', ''];
  if (after === 'perhaps-suspended') return ['was perhaps suspended in', ''];
  if (before === 'suspended' || before === 'perhaps-suspended') return ['was no longer suspended in', ''];
  if (after === 'observer') return ['became an observer in', ''];
  if (was === 'in') return [`became ${after === 'ally' ? 'an Ally' : 'a partner'} in`, ''];
  return was === 'possible' ? ['had joined', ' by then'] : ['joined', ''];
};
const changesOn = (day) => {
  const sentences = [];
  const steps = new Map();
  for (const format of formats) {
    const [old, called] = [on(format.name, day - 1), on(format.name, day)];
    const [begun, over] = [format.life[0]?.[1], format.life.at(-1)?.[2]];
    if (begun === day) sentences.push(`${called[0]} founded`);
    else if (old[0] !== called[0]) sentences.push(`${old[1] || old[0]} is now the ${called[0]}`);
    if (over === day) sentences.push(`${called[0]} ended`);
    for (const [code, held] of format.held) {
      const [before, after] = [day - 1, day].map((it) => markOf(held, it));
      if (before === after) continue;
      const [words, then] = step(before, after);
      const key = `${code} ${words}${then}`;
      if (!steps.has(key)) steps.set(key, { code, words, then, in: [] });
      steps.get(key).in.push(shortName(format, day));
    }
  }
  const groups = new Map();
  for (const { code, words, then, in: names } of steps.values()) {
    const said = `${words} ${listed(names)}${then}`;
    groups.set(said, [...groups.get(said) || [], code]);
  }
  for (const [said, whom] of groups) {
    sentences.push(`${whom.length > most ? `${whom.length} countries` : listed(whom.map(nameOf).sort())} ${said}`);
  }
  return sentences.join('; ');
};

// ---- When each format was in being, and each seat was held, as bars over the days of the slider ----
const share = (day) => 100 * (Math.min(Math.max(day, first), last + 1) - first) / (last + 1 - first);
const shape = (name, attributes) => {
  const element = document.createElementNS('http://www.w3.org/2000/svg', name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  return element;
};
const drawn = (stretches) => {
  const bar = shape('svg', {});
  for (const [colour, from, until] of stretches) {
    if (until <= first || from > last) continue;
    const [x, width] = [Math.min(share(from), 99.6), Math.max(share(until) - share(from), 0.4)];
    bar.append(shape('rect', { class: colour, x: `${x}%`, width: `${width}%` }));
  }
  return bar;
};
const stretchesOf = ({ course, role }) => {
  const colours = { s: role === 'observer' ? role : 'suspended', u: 'perhaps-suspended', p: 'possible', m: role };
  const stretches = [];
  for (let turn = 1; turn < course.length; turn += 2) {
    const colour = colours[course[turn + 1]];
    if (colour) stretches.push([colour, course[turn], course[turn + 2] ?? last + 1]);
  }
  return stretches;
};
const [firstYear, lastYear] = [first, last].map((day) => Number(written(day).slice(0, 4)));
const drawTimeline = () => {
  for (const bar of all('[data-life]')) bar.append(drawn(data.formats[bar.dataset.life].life));
  const years = [5, 10, 20, 50, 100, 200, 500].find((it) => (lastYear - firstYear) / it <= 10) || 1000;
  for (let year = Math.ceil(firstYear / years) * years; year <= lastYear; year += years) {
    const x = `${share(Date.UTC(year, 0) / oneDay)}%`;
    const label = shape('text', { x, y: 10 });
    label.textContent = year;
    document.querySelector('.years').append(shape('line', { x1: x, x2: x, y1: 12, y2: 18 }), label);
  }
};

// ---- Countries by formats ----
const letters = { ally: 'A', partner: 'P', observer: 'O', suspended: 's', 'perhaps-suspended': 's?', possible: '?', none: '' };
const matrix = byId('matrix');
const matrixRows = [];
const buildMatrix = () => {
  const head = make('tr');
  const column = (text, title) => {
    const button = make('button', text, { type: 'button', title: `Sort by ${title}` });
    const cell = make('th', button, { scope: 'col' });
    head.append(cell);
    return button;
  };
  column('Country', 'name');
  column('In', 'the number of formats');
  for (const { id, called, short } of formats) column(short.textContent || id, called.textContent);
  matrix.tHead.append(head);
  for (const { tile, code } of tiles) {
    const row = make('tr');
    const name = make('th', make('a', nameOf(code), { href: tile.hash }), { scope: 'row' });
    const number = make('td');
    const cells = formats.map(() => make('td'));
    row.append(name, number, ...cells);
    matrixRows.push({ row, code, name: name.textContent, number, cells, marks: [] });
  }
  matrixRows.sort((one, other) => one.name.localeCompare(other.name));
  matrix.tBodies[0].append(...matrixRows.map(({ row }) => row));
};
const fillMatrix = () => {
  let there = 0;
  for (const it of matrixRows) {
    let held = 0;
    formats.forEach((format, place) => {
      const mark = format.held.has(it.code) ? markOf(format.held.get(it.code), shown) : 'none';
      if (mark !== 'none') held += 1;
      if (it.marks[place] === mark) return;
      it.marks[place] = mark;
      it.cells[place].className = mark;
      it.cells[place].textContent = letters[mark];
      it.cells[place].title = mark === 'none' ? '' : `${it.name}, ${shortName(format, shown)}: ${data.marks[mark]}`;
    });
    if (it.held !== held) {
      it.held = held;
      it.number.textContent = held;
      it.row.hidden = !held;
    }
    if (held) there += 1;
  }
  byId('matrix-of').textContent = `${there} countries and organisations by ${formats.length} formats on ${written(shown)}`;
};
const order = Object.keys(letters);
const sortMatrix = (place) => {
  const heads = [...matrix.tHead.rows[0].cells];
  const isUp = heads[place].getAttribute('aria-sort') !== 'ascending';
  for (const head of heads) head.removeAttribute('aria-sort');
  heads[place].setAttribute('aria-sort', isUp ? 'ascending' : 'descending');
  const key = ({ name, held, marks }) => (place === 0 ? 0 : place === 1 ? -held : order.indexOf(marks[place - 2]));
  const way = isUp ? 1 : -1;
  matrixRows.sort((one, other) => way * (key(one) - key(other))
    || (place ? 1 : way) * one.name.localeCompare(other.name));
  matrix.tBodies[0].append(...matrixRows.map(({ row }) => row));
};

// ---- The day ----
const parties = all('details[data-party]').map((card) => ({
  mark: card.querySelector('.mark'), course: data.all.marks[card.dataset.party] || ['none'], word: '',
}));
const keys = all('.legend li').map((item) => ({ mark: item.dataset.mark, what: item.querySelector('span + span'), numbers: all('b', item) }));
const colourMap = () => {
  const format = formatOf[mapOf.value];
  const counted = {};
  for (const it of tiles) {
    const held = format && format.held.get(it.code);
    const mark = format ? markOf(held || [], shown) : on(data.all.marks[it.code] || ['none'], shown);
    const says = format && mark === 'none' ? 'not in it' : data.marks[mark];
    const kind = /^[A-Z]+$/.test(it.code) ? 0 : 1;
    counted[mark] ??= [0, 0];
    counted[mark][kind] += 1;
    if (it.says === says) continue;
    it.says = says;
    it.tile.className = `tile ${mark}`;
    it.what.textContent = says;
  }
  for (const { mark, what, numbers } of keys) {
    numbers.forEach((number, kind) => { number.textContent = counted[mark]?.[kind] || 0; });
    numbers[1].parentElement.hidden = !counted[mark]?.[1];
    if (mark === 'none') what.textContent = format ? 'not in it' : data.marks.none;
  }
  const line = format ? `${on(format.name, shown)[0]}: ${on(format.line, shown)}` : `All formats: ${on(data.all.line, shown)}`;
  byId('map-says').textContent = `${line}, on ${written(shown)}`;
};
// Where the line lies that marks the day; only bars that are open have one.
const barred = new Set(all('.lanes'));
const markDay = () => {
  for (const element of barred) element.style.setProperty('--at', `${share(shown)}%`);
};
const setStand = (row, letter) => {
  row.className = letter;
  row.cells[4].firstElementChild.textContent = data.stands[letter];
};
const show = (day) => {
  shown = Math.min(Math.max(day, first), last);
  const date = written(shown);
  slider.value = shown;
  slider.setAttribute('aria-valuetext', date);
  dayBox.value = date;
  byId('shown-day').textContent = date;
  byId('shown-line').textContent = on(data.all.line, shown);
  byId('shown-meeting')?.remove();
  for (const seat of seats) {
    const letter = on(seat.course, shown);
    if (letter === seat.letter) continue;
    seat.letter = letter;
    for (const row of seat.rows) setStand(row, letter);
  }
  for (const format of formats) {
    const line = on(format.line, shown);
    if (line !== format.says) for (const element of format.lines) element.textContent = line;
    format.says = line;
    const name = on(format.name, shown);
    if (name !== format.bears) [format.called.textContent, format.short.textContent] = name;
    format.bears = name;
  }
  for (const party of parties) {
    const word = on(party.course, shown);
    if (word === party.word) continue;
    party.word = word;
    party.mark.className = `mark ${word}`;
    party.mark.textContent = data.marks[word];
  }
  colourMap();
  fillMatrix();
  markDay();
  const stop = stops.findLast((it) => it <= shown);
  byId('changed').textContent = stop === undefined ? '' : `${stop === shown ? '' : 'Last change '}${written(stop)}: ${changesOn(stop)}`;
  byId('earlier').disabled = !(stops[0] < shown);
  byId('later').disabled = !(stops.at(-1) > shown);
};
