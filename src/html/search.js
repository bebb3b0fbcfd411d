// ---- Search ----
// As names are folded everywhere else, so that what is typed meets the names that come along.
const plainLetters = { ß: 'ss', ø: 'o', ł: 'l', đ: 'd', ð: 'd', þ: 'th', æ: 'ae', œ: 'oe', ı: 'i', ə: 'e', '&': ' and ' };
const fold = (text) => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase()
  .replace(/[ßøłđðþæœıə&]/g, (letter) => plainLetters[letter]).replace(/^([^\p{L}\p{N}]*l['’ʼ‘])+/u, '')
  .replace(/['’ʼ‘.]/g, '').replace(/[^\p{L}\p{N}]+/gu, ' ').trim().replace(/^((the|die|der|das|le|la|les) )+/, '');
const kinds = { Formats: 'format', Countries: 'country', Outside: 'country', Organisations: 'organisation', Meetings: 'meeting' };
const places = all('.card[data-format] > .body, .card[data-party] > .body, #Outside li[id], .meeting, #Sources li')
  .map((it) => ({ id: it.id, place: it, kind: kinds[it.closest('section').id] || 'source' }));
const namesIn = /^(Code|Id|Format|Abbreviation|English|German|French|Formal name|Own names|Also called|Its people|Formerly called|ISO 3166|Correlates of War|Gleditsch-Ward)$/;
// The names that a record tells of itself: in its heading, among its fields and in its table of names.
const namesOf = ({ id, place: it }) => {
  const record = it.closest('details') ?? it;
  const fields = all('dt', it).filter((title) => namesIn.test(title.textContent));
  const tables = all('table.records', it).filter((table) => /^Names/.test(headingOf(table)));
  const cells = tables.flatMap((table) => {
    const titles = heads(table);
    return all('tbody td', table).filter((cell) => namesIn.test(titles[cell.cellIndex]));
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
// Where two names stand side by side, a country and a format, tells whether one was in the other.
const findSeat = (words) => {
  for (let cut = 1; cut < words.length; cut += 1) {
    const halves = [words.slice(0, cut), words.slice(cut)].map((half) => half.filter((word) => word !== 'in').join(' '));
    for (const [whose, which] of [halves, [...halves].reverse()]) {
      const called = (name, ...ofKind) => named.find(([names, it]) => ofKind.includes(it.kind) && names.includes(name))?.[1].place;
      const [party, format] = [called(whose, 'country', 'organisation'), called(which, 'format')];
      if (!party || !format) continue;
      const [{ party: code }, { format: id }] = [party, format].map((it) => it.parentElement.dataset);
      const seat = seats.findLast((it) => it.format === id && it.code === code);
      if (seat) seat.row.id ||= `k${seats.indexOf(seat)}`;
      const told = seat ? `since ${seat.row.cells[2].textContent}` : 'never';
      return [seat ? seat.row.id : format.id, [`${titleOf(party)} in ${titleOf(format)}: ${told}`, 'membership']];
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
