// Places of the page: what an address means, what is behind a number, what a card holds when it is opened.

// ---- Sources: short names instead of numbers, and what each is on the spot ----
// NATO 1997, and where there are several of one year NATO 1997a, NATO 1997b.
const known = all('#Sources li').map((item) => {
  const publisher = item.querySelector('b');
  const rest = publisher.nextSibling.data;
  const year = rest.match(/\b(?:1[89]|20)\d\d\b/)?.[0] ?? 'no date';
  const [, quality] = rest.match(/\((primary|secondary|tertiary)\)/) ?? ['', ''];
  return { item, quality, name: `${publisher.textContent.split(/[(,;:]/)[0].trim()} ${year}` };
});
const alike = new Map();
for (const source of known) alike.set(source.name, [...alike.get(source.name) ?? [], source]);
const letter = (place) => (place < 26 ? '' : letter(Math.floor(place / 26) - 1)) + String.fromCharCode(97 + (place % 26));
for (const sources of alike.values()) {
  if (sources.length > 1) sources.forEach((source, place) => { source.name += (/\d$/.test(source.name) ? '' : ' ') + letter(place); });
}
const sourceOf = (number) => known[number - 1];
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
const copyLink = (hash, what) => copy(`${location.href.split('#')[0]}${hash}`, what);

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
  const said = words.size === 1 && value === '' ? key.replace(/^[cf]-/, '') : '';
  const plain = byId(said) ? said : said.charAt(0).toUpperCase() + said.slice(1);
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
  if (!isReturning) look();
  else byId('found').hidden = true;
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
  if (/^s\d+$/.test(id)) tell(sourceOf(id.slice(1)).name, ...byId(id).cloneNode(true).childNodes);
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
  list.replaceWith(make('div', table, { class: 'scroll' }));
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
  const over = (content) => make('td', content, { class: 'over', 'aria-hidden': 'true' });
  const head = table.tHead.rows[0];
  head.lastElementChild.before(over(`${firstYear}–${lastYear}`));
  const byRow = new Map(seats.flatMap((seat) => seat.rows.map((row) => [row, seat])));
  for (const row of table.tBodies[0].rows) row.lastElementChild.before(over(drawn(stretchesOf(byRow.get(row)))));
  barred.add(table);
  table.style.setProperty('--at', `${share(shown)}%`);
};
const headingOf = (table) => {
  let at = table.closest('.scroll').previousElementSibling;
  while (at && !at.matches('h4')) at = at.previousElementSibling;
  return at?.textContent ?? '';
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
  const heading = headingOf(table) || (table.matches('.seats') ? 'Formats' : '');
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
// A date in words may end its line behind a word, and not within a date.
const keepDates = (cell) => {
  const text = cell.firstChild;
  if (text?.nodeType !== Node.TEXT_NODE || !text.data.trim().includes(' ')) return;
  text.replaceWith(...text.data.split(/(?<= )/).map((word) => make('span', word, { class: 'whole' })));
};
const prepared = new Set();
function prepare(card) {
  if (prepared.has(card) || card.matches('#Sources *')) return;
  prepared.add(card);
  for (const list of all('ul.seats', card)) fillSeats(list, card.dataset.party);
  for (const list of all('.events', card)) fillEvents(list);
  for (const table of all('table', card)) {
    if (table.matches('.seats')) addBars(table);
    all('.d, .seats td:nth-child(3), .seats td:nth-child(4)', table.parentElement).forEach(keepDates);
    labelCells(table);
    addTools(table);
  }
  nameSources(card);
  const body = card.querySelector('.body');
  if (!body) return;
  const tools = make('p', '', { class: 'tools' });
  const link = make('button', 'Copy link', { type: 'button' });
  link.addEventListener('click', () => copyLink(`#${body.id}`, `Link to ${titleOf(card)}`));
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
