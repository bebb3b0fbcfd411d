
// ---- Sources: short names instead of numbers, and what each is on the spot ----
const sourceOf = (number) => {
  const item = byId(`s${number}`);
  const publisher = item.querySelector('b');
  const rest = publisher.nextSibling.data;
  const year = rest.match(/\b(?:1[89]|20)\d\d\b/)?.[0] ?? 'no date';
  const [, quality] = rest.match(/\((primary|secondary|tertiary)\)/) ?? ['', ''];
  return { item, quality, name: `${publisher.textContent.split(/[(,;:]/)[0].trim()} ${year}` };
};
const nameSources = (within) => {
  for (const cited of all('sup', within)) {
    if (cited.firstElementChild) continue;
    const links = cited.textContent.split(' ').map((number) => {
      const { item, quality, name } = sourceOf(number);
      const title = `${item.firstElementChild.textContent} (${quality})`;
      return make('a', name, { href: `#s${number}`, class: `cite ${quality}`, title });
    });
    cited.replaceChildren(...links.flatMap((link) => [link, ' ']));
  }
};
const dialog = byId('dialog');
const tell = (title, ...content) => {
  byId('dialog-title').textContent = title;
  byId('dialog-text').replaceChildren(...content);
  if (!dialog.open) dialog.showModal();
};
dialog.addEventListener('click', (event) => { if (event.target === dialog) dialog.close(); });
const copy = async (text, what) => {
  try {
    await navigator.clipboard.writeText(text);
    byId('said').textContent = `${what} copied`;
  } catch {
    tell(`${what}, to be copied`, make('code', text));
  }
};

// ---- The address says what is shown: day, map, open cards, what is searched for, and the place ----
const search = byId('search');
let place = '';
const cards = () => all('.card > .body[id]').map((body) => ({ id: body.id, card: body.parentElement }));
const address = () => {
  const open = cards().filter(({ card }) => card.open).map(({ id }) => id);
  const words = [
    ['day', shown === asked ? '' : written(shown)], ['map', mapOf.value],
    ['open', open.join()], ['find', search.value.trim()], ['at', place],
  ].filter(([, value]) => value);
  // One card, or one place, is known by its name alone.
  const isPlain = words.length === 1 && (words[0][0] === 'at' || (words[0][0] === 'open' && open.length === 1));
  const write = (value) => encodeURIComponent(value).replaceAll('%2C', ',').replaceAll('%20', '+');
  return `#${isPlain ? write(words[0][1]) : words.map(([key, value]) => `${key}=${write(value)}`).join('&')}`;
};
// What goes on, such as a slider that is drawn, is one step back.
let [lastKind, lastTime] = ['', 0];
const remember = (kind) => {
  const now = Date.now();
  const goesOn = kind === lastKind && now - lastTime < 2000;
  [lastKind, lastTime] = [kind, now];
  if (address() !== (location.hash || '#')) history[goesOn ? 'replaceState' : 'pushState']({}, '', address());
};
const reveal = (id) => {
  const target = id && byId(id);
  if (!target) return;
  for (let at = target; at; at = at.parentElement) {
    if (at.localName === 'details') { prepare(at); at.open = true; }
  }
  const top = target.matches('.body') ? target.parentElement : target;
  top.scrollIntoView();
  // What has just come into sight may be higher or lower than it was taken for.
  requestAnimationFrame(() => requestAnimationFrame(() => top.scrollIntoView()));
};
const dayIn = (text) => (/^\d{4}-\d\d-\d\d$/.test(text ?? '') ? Date.parse(text) / oneDay : NaN);
// Shows what the address says, as far as it says anything.
const restore = (isReturning) => {
  const words = new URLSearchParams(location.hash.slice(1));
  const [[key, value] = []] = words;
  const plain = words.size === 1 && value === '' ? key.replace(/^[cf]-/, '') : '';
  const day = dayIn(words.get('day'));
  const map = words.get('map') ?? '';
  const open = [...(words.get('open') ?? '').split(','), plain];
  search.value = words.get('find') ?? '';
  mapOf.value = formatOf[map] ? map : '';
  for (const { id, card } of cards()) {
    const isOpen = open.includes(id);
    if (isOpen) prepare(card);
    if (card.open !== isOpen) card.open = isOpen;
  }
  show(Number.isNaN(day) ? asked : day);
  place = words.get('at') ?? (byId(plain)?.matches('.body') ? '' : plain);
  if (!byId(place)) place = '';
  if (!isReturning) reveal(place || open.find((id) => id && byId(id)));
  if (search.value && !isReturning) look();
};
addEventListener('popstate', (event) => restore(Boolean(event.state)));
const goTo = (id) => {
  place = byId(id).matches('.body') ? '' : id;
  reveal(id);
  remember('link');
};
document.addEventListener('click', (event) => {
  const link = event.target.closest('a[href^="#"]');
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey || event.defaultPrevented) return;
  const id = decodeURIComponent(link.hash.slice(1));
  if (!byId(id)) return;
  event.preventDefault();
  if (/^s\d+$/.test(id)) tell('Source', ...byId(id).cloneNode(true).childNodes);
  else goTo(id);
  if (link.matches('.skip')) byId(id).focus();
});

// ---- Cards: what is folded away is filled when it is opened ----
const heads = (table) => [...table.tHead.rows[0].cells].map((cell) => cell.textContent);
const toFormat = ({ called, card }) => make('a', called.textContent, { href: `#${card.querySelector('.body').id}` });
const fillSeats = (list, code) => {
  const mine = seats.filter((seat) => seat.code === code);
  mine.sort((one, other) => one.course[1] - other.course[1]);
  const table = make('table', '', { class: 'seats' });
  const head = table.createTHead().insertRow();
  for (const title of ['Format', 'Role', 'Since', 'Until', 'Standing', 'Sources']) head.append(make('th', title, { scope: 'col' }));
  table.createTBody().append(...mine.map((seat) => {
    const row = seat.row.cloneNode(true);
    row.removeAttribute('id');
    row.querySelector('.over')?.remove();
    row.cells[0].firstElementChild.replaceWith(toFormat(formatOf[seat.format]));
    seat.rows.push(row);
    return row;
  }));
  const scroll = make('div', table, { class: 'scroll' });
  list.replaceWith(scroll);
};
const fillEvents = (list) => {
  const table = make('table', '', { class: 'records' });
  const body = table.createTBody();
  for (const link of all('a', list)) {
    const told = byId(link.hash.slice(1));
    const cell = (content) => make('td', content);
    const row = body.insertRow();
    if (told.localName === 'tr') {
      const titles = heads(told.closest('table'));
      const its = (title) => told.cells[titles.indexOf(title)]?.cloneNode(true) ?? cell('');
      const format = formatOf[told.closest('[data-format]').dataset.format];
      row.append(its('Date'), cell(toFormat(format)), its('What'), its('Confidence'), its('Sources'));
    } else {
      const what = cell(make('a', told.querySelector('h3').textContent, { href: link.hash }));
      what.append(`. ${told.querySelector('p')?.textContent ?? ''}`);
      row.append(make('td', link.textContent, { class: 'd' }), cell(''), what, cell(''), cell(told.querySelector('sup').cloneNode(true)));
    }
  }
  const titles = ['Date', 'Format', 'What', 'Confidence', 'Sources'];
  const isUsed = titles.map((_, column) => [...body.rows].some((row) => row.cells[column].textContent));
  const head = table.createTHead().insertRow();
  titles.forEach((title, column) => { if (isUsed[column]) head.append(make('th', title, { scope: 'col' })); });
  for (const row of body.rows) [...row.cells].forEach((it, column) => isUsed[column] || it.remove());
  list.replaceWith(make('div', table, { class: 'scroll' }));
};
const addBars = (table) => {
  const over = (name, content) => {
    const cell = make(name, content, { class: 'over', 'aria-hidden': 'true' });
    return cell;
  };
  const head = table.tHead.rows[0];
  head.lastElementChild.before(over('td', `${firstYear}–${lastYear}`));
  const byRow = new Map(seats.flatMap((seat) => seat.rows.map((row) => [row, seat])));
  for (const row of table.tBodies[0].rows) row.lastElementChild.before(over('td', drawn(stretchesOf(byRow.get(row)))));
  barred.add(table);
  table.style.setProperty('--at', `${share(shown)}%`);
};
const titleOf = (element) => {
  const record = element.closest('details, article, li, section');
  return innermost(record, '.called')?.textContent ?? record.querySelector('h2, h3, a, cite').textContent;
};
const asCsv = (table) => {
  const quoted = (cell) => `"${cell.innerText.trim().replaceAll(/\s+/g, ' ').replaceAll('"', '""')}"`;
  const rows = [...table.rows].filter((row) => row.parentElement === table.tHead || row.offsetParent !== null);
  return rows.map((row) => [...row.cells].filter((cell) => !cell.matches('.over')).map(quoted).join()).join('\r\n');
};
const download = (table, title) => {
  const link = make('a', '', { download: `${title} ${written(shown)}.csv`.replaceAll(/[^\p{L}\p{N}.-]+/gu, '-') });
  link.href = URL.createObjectURL(new Blob([`\uFEFF${asCsv(table)}\r\n`], { type: 'text/csv' }));
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 1000);
};
const cite = (title) => {
  const said = document.querySelector('footer p').textContent.split('. ')[0];
  const text = `“${title}”, on ${written(shown)}. NATO’s partnership formats, ${said}.`;
  const button = make('button', 'Copy', { type: 'button' });
  button.addEventListener('click', () => { dialog.close(); copy(text, 'Citation'); });
  tell('Cite this table', make('p', text), button);
};
const addTools = (table) => {
  const before = table.closest('.scroll');
  const heading = table.matches('.seats') ? 'Members' : before.previousElementSibling?.matches('h4') && before.previousElementSibling.textContent;
  const title = [titleOf(table), heading].filter(Boolean).join(': ');
  const tools = make('p', '', { class: 'tools' });
  const button = (text, press) => {
    const it = make('button', text, { type: 'button' });
    it.addEventListener('click', () => press(it));
    tools.append(it);
    return it;
  };
  if (table.matches('[data-format] .seats')) {
    const press = (it) => {
      const isPressed = it.getAttribute('aria-pressed') !== 'true';
      it.setAttribute('aria-pressed', isPressed);
      table.classList.toggle('today', !isPressed);
    };
    const ever = button(`Show all ${table.tBodies[0].rows.length} spells there ever were`, press);
    ever.setAttribute('aria-pressed', 'false');
    table.classList.add('today');
  }
  button('Download CSV', () => download(table, title)).setAttribute('aria-label', `Download CSV: ${title}`);
  button('Cite', () => cite(title)).setAttribute('aria-label', `Cite: ${title}`);
  before.before(tools);
};
const labelCells = (table) => {
  const titles = heads(table);
  for (const row of table.tBodies[0].rows) [...row.cells].forEach((cell, column) => { cell.dataset.title = titles[column]; });
};
const prepared = new Set();
function prepare(card) {
  if (prepared.has(card) || card.matches('#sources *')) return;
  prepared.add(card);
  for (const list of all('ul.seats', card)) fillSeats(list, card.dataset.party);
  for (const list of all('.events', card)) fillEvents(list);
  for (const table of all('table', card)) {
    if (table.matches('.seats')) addBars(table);
    labelCells(table);
    addTools(table);
  }
  nameSources(card);
  const body = card.querySelector('.body');
  if (!body) return;
  const tools = make('p', '', { class: 'tools' });
  const link = make('button', 'Copy link', { type: 'button' });
  link.addEventListener('click', () => copy(`${location.href.split('#')[0]}#${body.id}`, `Link to ${titleOf(card)}`));
  const sheet = make('button', 'Print this card', { type: 'button' });
  sheet.addEventListener('click', () => {
    document.body.classList.add('one-sheet');
    card.classList.add('sheet');
    print();
  });
  tools.append(link, sheet);
  body.append(tools);
}
addEventListener('afterprint', () => {
  document.body.classList.remove('one-sheet');
  for (const card of all('.sheet')) card.classList.remove('sheet');
});
document.addEventListener('click', (event) => {
  const card = event.target.closest('summary')?.parentElement;
  if (!card) return;
  prepare(card);
  setTimeout(() => { place = ''; remember('card'); });
});
document.addEventListener('toggle', (event) => { if (event.target.open) prepare(event.target); }, true);

// ---- Search ----
// As names are folded everywhere else, so that what is typed meets the names that come along.
const plainLetters = { ß: 'ss', ø: 'o', ł: 'l', đ: 'd', ð: 'd', þ: 'th', æ: 'ae', œ: 'oe', ı: 'i', ə: 'e', '&': ' and ' };
const fold = (text) => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase()
  .replace(/[ßøłđðþæœıə&]/g, (letter) => plainLetters[letter]).replace(/^([^\p{L}\p{N}]*l['’ʼ‘])+/u, '')
  .replace(/['’ʼ‘.]/g, '').replace(/[^\p{L}\p{N}]+/gu, ' ').trim().replace(/^((the|die|der|das|le|la|les) )+/, '');
const kinds = { formats: 'format', countries: 'country', outside: 'country', organisations: 'organisation', meetings: 'meeting' };
const places = all('.card[data-format] > .body, .card[data-party] > .body, #outside li[id], .meeting, #sources li')
  .map((it) => ({ id: it.id, place: it, kind: kinds[it.closest('section').id] || 'source' }));
const namesIn = /^(Code|Id|Format|Abbreviation|English|German|French|Formal name|Own names|Also called|Its people|Formerly called|ISO 3166|Correlates of War|Gleditsch-Ward)$/;
// The names that a record tells of itself: in its heading, among its fields and in its table of names.
const namesOf = ({ id, place: it }) => {
  const record = it.closest('details') ?? it;
  const fields = all('dt', it).filter((title) => namesIn.test(title.textContent));
  const told = all('h4', it).filter((title) => /^Names/.test(title.textContent));
  const cells = told.flatMap((title) => {
    const table = title.parentElement.querySelectorAll('table.records');
    return [...table].filter((one) => one.closest('.scroll').previousElementSibling === title
      || one.closest('.scroll').previousElementSibling?.previousElementSibling === title)
      .flatMap((one) => [...one.tBodies[0].rows].flatMap((row) => [...row.cells].filter((_, column) => namesIn.test(heads(one)[column]))));
  });
  const texts = [...all('h3, .called, .short', record), ...fields.map((title) => title.nextElementSibling), ...cells]
    .flatMap((element) => element.textContent.split(/[;:(),]/)).concat(id.replace(/^m-/, ''));
  return [...new Set(texts.map(fold).filter(Boolean))];
};
// How many letters were left out, put in, changed or exchanged; more than `limit` are not counted.
const slips = (one, other, limit) => {
  if (Math.abs(one.length - other.length) > limit) return limit + 1;
  let [before, last] = [[], Array.from({ length: other.length + 1 }, (_, place) => place)];
  for (let row = 1; row <= one.length; row += 1) {
    const next = [row];
    for (let column = 1; column <= other.length; column += 1) {
      next[column] = Math.min(last[column] + 1, next[column - 1] + 1, last[column - 1] + (one[row - 1] !== other[column - 1]));
      const isExchange = one[row - 1] === other[column - 2] && one[row - 2] === other[column - 1];
      if (isExchange) next[column] = Math.min(next[column], before[column - 2] + 1);
    }
    [before, last] = [last, next];
  }
  return last[other.length];
};
let [texts, named] = [null, null];
// Where two names stand side by side, a country and a format, whether one was in the other.
const findSeat = (words) => {
  for (let cut = 1; cut < words.length; cut += 1) {
    const halves = [words.slice(0, cut), words.slice(cut)].map((half) => half.filter((word) => word !== 'in').join(' '));
    for (const [whose, which] of [halves, [...halves].reverse()]) {
      const is = (kind, name) => named.find(([names, it]) => kind(it.kind) && names.includes(name))?.[1];
      const [party, format] = [is((kind) => kind === 'country' || kind === 'organisation', whose), is((kind) => kind === 'format', which)];
      if (!party || !format) continue;
      const { id } = format.place.parentElement.dataset.format ? { id: format.place.parentElement.dataset.format } : {};
      const seat = seats.findLast((it) => it.format === id && it.code === party.place.parentElement.dataset.party);
      if (seat) seat.row.id ||= `k${seats.indexOf(seat)}`;
      const told = seat ? `since ${seat.row.cells[2].textContent}` : 'never';
      return [seat ? seat.row.id : format.id, [`${titleOf(party.place)} in ${titleOf(format.place)}: ${told}`, 'membership']];
    }
  }
  return null;
};
const find = (wanted) => {
  texts ??= places.map((it) => [fold(it.place.textContent), it]);
  named ??= places.filter(({ kind }) => kind !== 'source').map((it) => [namesOf(it), it]);
  const having = (test) => named.filter(([names]) => names.some(test)).map(([, it]) => it);
  const words = wanted.split(' ');
  const found = new Map();
  const add = (it) => found.has(it.id) || found.set(it.id, [titleOf(it.place), it.kind]);
  const mention = ([, it]) => add({ ...it, kind: it.kind === 'source' ? it.kind : 'mentions it' });
  having((name) => name === wanted).forEach(add);
  const seat = found.size ? null : findSeat(words);
  if (seat) found.set(...seat);
  having((name) => name.startsWith(wanted)).forEach(add);
  if (wanted.length > 2) {
    having((name) => words.every((word) => ` ${name}`.includes(` ${word}`))).forEach(add);
    if (!found.size && wanted.length > 4) {
      const limit = wanted.length > 7 ? 2 : 1;
      having((name) => slips(name, wanted, limit) <= limit).forEach((it) => add({ ...it, kind: `${it.kind}, spelt alike` }));
    }
    texts.filter(([text]) => words.every((word) => text.includes(word))).forEach(mention);
  }
  return [...found];
};
const list = byId('found-list');
const mostFound = 30;
function look() {
  const wanted = fold(search.value);
  byId('found').hidden = !wanted;
  if (!wanted) return;
  const found = find(wanted);
  const more = found.length > mostFound ? `, the first ${mostFound}` : '';
  byId('found-count').textContent = found.length === 1 ? '1 place' : `${found.length} places${more}`;
  list.replaceChildren(...found.slice(0, mostFound).map(([id, [title, kind]]) => {
    const link = make('a', title, { href: `#${id}` });
    link.append(make('span', kind));
    return make('li', link);
  }));
}
const stop = () => { byId('found').hidden = true; };
search.addEventListener('input', () => { look(); remember('search'); });
search.addEventListener('focus', look);
list.addEventListener('click', (event) => { if (event.target.closest('a')) stop(); });
document.addEventListener('pointerdown', (event) => { if (!event.target.closest('#search-form')) stop(); });
byId('search-form').addEventListener('submit', (event) => {
  event.preventDefault();
  list.querySelector('a')?.click();
});
byId('search-form').addEventListener('keydown', (event) => {
  const stations = [search, ...all('a', list)];
  const at = stations.indexOf(document.activeElement);
  const way = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (event.key === 'Escape') { stop(); search.focus(); stop(); }
  if (way && stations[at + way]) { stations[at + way].focus(); event.preventDefault(); }
});

// ---- Moving the day, and over the map ----
let waiting = 0;
slider.addEventListener('input', () => {
  cancelAnimationFrame(waiting);
  waiting = requestAnimationFrame(() => { show(Number(slider.value)); remember('slide'); });
});
dayBox.addEventListener('change', () => {
  if (!dayBox.value) return;
  show(Math.round(Date.parse(dayBox.value) / oneDay));
  remember('day');
});
const stepTo = (day) => {
  if (day === undefined) return;
  show(day);
  byId('said').textContent = `${written(day)}: ${changesOn(day)}`;
  remember('step');
};
byId('earlier').addEventListener('click', () => stepTo(stops.findLast((day) => day < shown)));
byId('later').addEventListener('click', () => stepTo(stops.find((day) => day > shown)));
byId('day-form').addEventListener('submit', (event) => event.preventDefault());
for (const { id, called } of formats) mapOf.add(new Option(called.textContent, id));
mapOf.addEventListener('change', () => { colourMap(); remember('map'); });
byId('copy-link').addEventListener('click', () => copy(`${location.href.split('#')[0]}${address()}`, 'Link'));

const says = byId('tile-says');
const tellTile = (tile) => { says.textContent = tile.querySelector('.unseen').textContent; };
for (const kind of ['pointerover', 'focusin']) {
  byId('map').addEventListener(kind, (event) => {
    const tile = event.target.closest('.tile');
    if (tile && event.pointerType !== 'touch') tellTile(tile);
  });
}
// A finger first learns the name, and comes to the card by the second tap.
let tapped = null;
byId('map').addEventListener('click', (event) => {
  const tile = event.target.closest('.tile');
  if (!tile || event.pointerType !== 'touch' || tapped === tile) return;
  event.preventDefault();
  tapped = tile;
  tellTile(tile);
});
// One tile is a station of the Tab key; arrows lead on from it to the nearest on that side.
const placed = tiles.map(({ tile }) => tile).filter((tile) => !tile.closest('.beside'));
const station = (tile) => { for (const other of placed) other.tabIndex = other === tile ? 0 : -1; };
byId('map').addEventListener('keydown', (event) => {
  const way = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] }[event.key];
  const at = placed.indexOf(event.target);
  if (!way || at < 0) return;
  event.preventDefault();
  const middle = (tile) => {
    const box = tile.getBoundingClientRect();
    return [box.x + box.width / 2, box.y + box.height / 2];
  };
  const [x, y] = middle(event.target);
  const distances = placed.map((tile) => {
    const [along, across] = ((dx, dy) => (way[0] ? [dx * way[0], dy] : [dy * way[1], dx]))(middle(tile)[0] - x, middle(tile)[1] - y);
    return along > 1 ? along + 3 * Math.abs(across) : Infinity;
  });
  const least = Math.min(...distances);
  if (least === Infinity) return;
  const next = placed[distances.indexOf(least)];
  station(next);
  next.focus();
});

// ---- Now that there is a script ----
for (const meeting of all('.meeting')) {
  const day = Number(meeting.dataset.day);
  if (day < first || day > last) continue;
  const button = make('button', 'Show this day', { type: 'button' });
  button.addEventListener('click', () => { show(day); remember('day'); });
  meeting.querySelector('h3').after(button);
}
for (const count of all('.disagreements dd')) {
  const record = byId(count.firstElementChild.hash.slice(1)).parentElement;
  const facts = all('.conflict', record).map((it) => make('dd', make('a', it.querySelector('h5').textContent, { href: `#${it.id}` })));
  count.replaceWith(...facts);
}
for (const item of all('#outside li')) prepare(item);
for (const meeting of all('.meeting')) nameSources(meeting);
buildMatrix();
addTools(matrix);
matrix.tHead.addEventListener('click', (event) => {
  const cell = event.target.closest('th');
  if (cell) sortMatrix(cell.cellIndex);
});
drawTimeline();
station(placed[0]);
document.documentElement.classList.add('scripted');
const measure = () => document.documentElement.style.setProperty('--bar', `${byId('day').closest('.js').offsetHeight}px`);
addEventListener('resize', measure);
measure();
restore(false);
