'use strict';
// Looks up what holds on a day, and shows it. It decides nothing: who stands where from which day on
// was worked out when the file was written.
(() => {
  const byId = (id) => document.getElementById(id);
  const all = (selector, within = document) => [...within.querySelectorAll(selector)];
  // Where names are in another language, the element that says so keeps them.
  const innermost = (within, selector) => within.querySelector(`${selector} [lang]`) || within.querySelector(selector);
  const data = JSON.parse(byId('data').textContent);
  const [slider, dayBox, mapOf] = ['slider', 'day', 'map-of'].map(byId);
  const [first, asked, last] = data.days;
  const oneDay = 86400000;
  const written = (day) => new Date(day * oneDay).toISOString().slice(0, 10);
  [slider.min, slider.max, dayBox.min, dayBox.max] = [first, last, written(first), written(last)];

  // A course says what holds first, then in turn a day and what holds from it on.
  const on = (course, day) => {
    let value = course[0];
    for (let turn = 1; turn < course.length && course[turn] <= day; turn += 2) value = course[turn + 1];
    return value;
  };
  const turns = (course) => course.filter((_, place) => place % 2 === 1);

  // ---- The day ----
  let shown = asked;
  const rows = all('tr[data-seat]').map((row) => ({
    row, stand: row.cells[4].firstElementChild, course: data.seats[row.dataset.seat],
  }));
  const formats = all('[data-format]').map((article) => ({
    id: article.dataset.format,
    lines: all('.line', article),
    called: innermost(article, '.called'),
    short: innermost(article, '.short'),
    ...data.formats[article.dataset.format],
  }));
  const parties = all('article[data-party]').map((article) => ({
    mark: article.querySelector('.mark'), course: data.all.marks[article.dataset.party] || ['none'],
  }));
  const tiles = all('.tile').map((tile) => ({ tile, what: tile.querySelector('.what'), code: tile.dataset.party }));
  const numbers = all('.legend b').map((number) => ({ number, mark: number.dataset.mark }));
  const every = [...data.seats, ...Object.values(data.formats).flatMap((format) => [format.line, format.name])];
  const stops = [...new Set(every.flatMap(turns))]
    .filter((day) => day >= first && day <= last).sort((one, other) => one - other);

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
  const held = (course, role) => {
    const colours = { s: role === 'observer' ? role : 'suspended', u: 'perhaps-suspended', p: 'possible', m: role };
    const stretches = [];
    for (let turn = 1; turn < course.length; turn += 2) {
      const colour = colours[course[turn + 1]];
      if (colour) stretches.push([colour, course[turn], course[turn + 2] ?? last + 1]);
    }
    return stretches;
  };
  for (const bar of all('[data-life]')) bar.append(drawn(data.formats[bar.dataset.life].life));
  const [firstYear, lastYear] = [first, last].map((day) => Number(written(day).slice(0, 4)));
  const step = [5, 10, 20, 50, 100, 200, 500].find((years) => (lastYear - firstYear) / years <= 10) || 1000;
  for (let year = Math.ceil(firstYear / step) * step; year <= lastYear; year += step) {
    const x = `${share(Date.UTC(year, 0) / oneDay)}%`;
    const label = shape('text', { x, y: 10 });
    label.textContent = year;
    document.querySelector('.years').append(shape('line', { x1: x, x2: x, y1: 12, y2: 18 }), label);
  }
  for (const { row, course } of rows) {
    const cell = document.createElement('td');
    cell.className = 'over';
    cell.setAttribute('aria-hidden', 'true');
    cell.append(drawn(held(course, row.cells[1].textContent.toLowerCase())));
    row.lastElementChild.before(cell);
  }
  for (const head of all('table.seats thead tr')) {
    const cell = document.createElement('td');
    cell.className = 'over';
    cell.setAttribute('aria-hidden', 'true');
    cell.textContent = `${firstYear}–${lastYear}`;
    head.lastElementChild.before(cell);
  }

  for (const { id, called } of formats) mapOf.add(new Option(called.textContent, id));
  const colourMap = () => {
    const format = mapOf.value && data.formats[mapOf.value];
    const marks = format ? format.marks : data.all.marks;
    const counted = {};
    for (const { tile, what, code } of tiles) {
      const mark = on(marks[code] || ['none'], shown);
      counted[mark] = (counted[mark] || 0) + 1;
      tile.className = `tile ${mark}`;
      what.textContent = format && mark === 'none' ? 'not in it' : data.marks[mark];
    }
    for (const { number, mark } of numbers) number.textContent = counted[mark] || 0;
  };
  const show = (day) => {
    shown = Math.min(Math.max(day, first), last);
    const date = written(shown);
    slider.value = shown;
    slider.setAttribute('aria-valuetext', date);
    dayBox.value = date;
    byId('shown-day').textContent = date;
    byId('shown-line').textContent = on(data.all.line, shown);
    if (byId('shown-meeting')) byId('shown-meeting').remove();
    document.documentElement.style.setProperty('--at', `${share(shown)}%`);
    for (const { row, stand, course } of rows) {
      row.className = on(course, shown);
      stand.textContent = data.stands[row.className];
    }
    for (const { lines, called, short, line, name } of formats) {
      for (const element of lines) element.textContent = on(line, shown);
      [called.textContent, short.textContent] = on(name, shown);
    }
    for (const { mark, course } of parties) {
      const word = on(course, shown);
      mark.className = `mark ${word}`;
      mark.textContent = data.marks[word];
    }
    colourMap();
    byId('earlier').disabled = !stops.some((day) => day < shown);
    byId('later').disabled = !stops.some((day) => day > shown);
  };
  let waiting = 0;
  slider.addEventListener('input', () => {
    cancelAnimationFrame(waiting);
    waiting = requestAnimationFrame(() => show(Number(slider.value)));
  });
  dayBox.addEventListener('change', () => {
    if (dayBox.value) show(Math.round(Date.parse(dayBox.value) / oneDay));
  });
  byId('earlier').addEventListener('click', () => show(stops.filter((day) => day < shown).pop() ?? shown));
  byId('later').addEventListener('click', () => show(stops.find((day) => day > shown) ?? shown));
  byId('day-form').addEventListener('submit', (event) => event.preventDefault());
  mapOf.addEventListener('change', colourMap);

  const says = byId('tile-says');
  const tell = (event) => {
    const tile = event.target.closest('.tile');
    if (tile) says.textContent = tile.querySelector('.unseen').textContent;
  };
  for (const kind of ['pointerover', 'focusin']) byId('map').addEventListener(kind, tell);

  for (const meeting of all('.meeting')) {
    const day = Number(meeting.dataset.day);
    if (day < first || day > last) continue;
    const button = document.createElement('button');
    button.type = 'button';
    button.textContent = 'Show this day';
    button.addEventListener('click', () => show(day));
    meeting.querySelector('h3').after(button);
  }
  for (const table of all('[data-format] table.seats')) {
    const button = document.createElement('button');
    const number = table.tBodies[0].rows.length;
    button.type = 'button';
    button.className = 'ever';
    const press = (isPressed) => {
      button.setAttribute('aria-pressed', isPressed);
      table.classList.toggle('today', !isPressed);
    };
    button.textContent = `Show all ${number} spells there ever were`;
    button.addEventListener('click', () => press(button.getAttribute('aria-pressed') !== 'true'));
    press(false);
    table.parentElement.before(button);
  }

  // ---- The way to a place that is folded away ----
  const reveal = (id) => {
    const place = id && byId(id);
    if (!place) return;
    for (let at = place; at; at = at.parentElement) if (at.localName === 'details') at.open = true;
    place.scrollIntoView();
  };
  const follow = () => reveal(decodeURIComponent(location.hash.slice(1)));
  addEventListener('hashchange', follow);
  document.addEventListener('click', (event) => {
    const link = event.target.closest('a[href^="#"]');
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey || event.button) return;
    const id = link.getAttribute('href').slice(1);
    const source = /^s\d+$/.test(id) && byId(id);
    if (source && byId('source').showModal) {
      event.preventDefault();
      byId('source-title').textContent = `Source ${id.slice(1)}`;
      byId('source-text').replaceChildren(...source.cloneNode(true).childNodes);
      if (!byId('source').open) byId('source').showModal();
    } else if (location.hash === `#${id}`) {
      reveal(id);
    }
  });
  byId('source').addEventListener('click', (event) => {
    if (event.target === byId('source')) byId('source').close();
  });
  let closed = [];
  addEventListener('beforeprint', () => {
    closed = all('details:not([open])');
    for (const details of closed) details.open = true;
  });
  addEventListener('afterprint', () => {
    for (const details of closed) details.open = false;
  });

  // ---- Search ----
  // As names are folded everywhere else, so that what is typed meets the names that come along.
  const plain = { ß: 'ss', ø: 'o', ł: 'l', đ: 'd', ð: 'd', þ: 'th', æ: 'ae', œ: 'oe', ı: 'i', ə: 'e', '&': ' and ' };
  const fold = (text) => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase()
    .replace(/[ßøłđðþæœıə&]/g, (letter) => plain[letter]).replace(/^([^\p{L}\p{N}]*l['’ʼ‘])+/u, '')
    .replace(/['’ʼ‘.]/g, '').replace(/[^\p{L}\p{N}]+/gu, ' ').trim().replace(/^((the|die|der|das|le|la|les) )+/, '');
  const kinds = { formats: 'format', countries: 'country', outside: 'country', organisations: 'organisation', meetings: 'meeting' };
  const titleOf = (place) => {
    const record = place.closest('article') || place;
    return (record.querySelector('.called') || record.querySelector('h3, cite')).textContent;
  };
  const places = all('[data-format] .body, article[data-party] .body, #outside li[id], .meeting, #sources li')
    .map((place) => ({ id: place.id, place, kind: kinds[place.closest('section').id] || 'source' }));
  const byName = places.filter(({ id }) => data.called[id]);
  let texts = null;
  const find = (asked) => {
    texts ??= places.map((it) => [fold(it.place.textContent), it]);
    const named = (test) => byName.filter(({ id, place }) => [fold(titleOf(place)), ...data.called[id]].some(test));
    const words = asked.split(' ');
    const found = new Map();
    const add = (it) => found.has(it.id) || found.set(it.id, [titleOf(it.place), it.kind]);
    const mention = ([, it]) => add({ ...it, kind: it.kind === 'source' ? it.kind : 'mentions it' });
    named((name) => name === asked).forEach(add);
    named((name) => name.startsWith(asked)).forEach(add);
    if (asked.length > 2) {
      named((name) => words.every((word) => ` ${name}`.includes(` ${word}`))).forEach(add);
      texts.filter(([text]) => words.every((word) => text.includes(word))).forEach(mention);
    }
    return [...found];
  };
  const [search, list] = [byId('search'), byId('found-list')];
  const most = 30;
  const look = () => {
    const asked = fold(search.value);
    byId('found').hidden = !asked;
    if (!asked) return;
    const found = find(asked);
    const more = found.length > most ? `, the first ${most}` : '';
    byId('found-count').textContent = found.length === 1 ? '1 place' : `${found.length} places${more}`;
    list.replaceChildren(...found.slice(0, most).map(([id, [title, kind]]) => {
      const [item, link, what] = ['li', 'a', 'span'].map((name) => document.createElement(name));
      link.href = `#${id}`;
      what.textContent = kind;
      link.append(title, what);
      item.append(link);
      return item;
    }));
  };
  const stop = () => { byId('found').hidden = true; };
  search.addEventListener('input', look);
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
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (event.key === 'Escape') { stop(); search.focus(); stop(); }
    if (step && stations[at + step]) { stations[at + step].focus(); event.preventDefault(); }
  });

  // ---- Now that there is a script ----
  for (const element of all('.js')) element.hidden = false;
  const measure = () => document.documentElement.style.setProperty('--bar', `${byId('day').closest('.js').offsetHeight}px`);
  addEventListener('resize', measure);
  measure();
  show(shown);
  follow();
})();
