// Listens to who uses the page, and shows it for the first time.

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
  byId('said').textContent = byId('changed').textContent;
  remember('step');
};
byId('earlier').addEventListener('click', () => stepTo(stops.findLast((day) => day < shown)));
byId('later').addEventListener('click', () => stepTo(stops.find((day) => day > shown)));
byId('day-form').addEventListener('submit', (event) => event.preventDefault());
for (const { id, called } of formats) mapOf.add(new Option(called.textContent, id));
mapOf.addEventListener('change', () => { colourMap(); remember('map'); });
byId('copy-link').addEventListener('click', () => copyLink(address(), 'Link'));

const says = byId('tile-says');
const tellTile = (tile) => { says.textContent = tile.querySelector('.unseen').textContent; };
for (const kind of ['pointerover', 'focusin']) {
  byId('Map').addEventListener(kind, (event) => {
    const tile = event.target.closest('.tile');
    if (tile && event.pointerType !== 'touch') tellTile(tile);
  });
}
// A finger first learns the name, and comes to the card by the second tap.
let tapped = null;
byId('Map').addEventListener('click', (event) => {
  const tile = event.target.closest('.tile');
  if (!tile || event.pointerType !== 'touch' || tapped === tile) return;
  event.preventDefault();
  tapped = tile;
  tellTile(tile);
});
// One tile is a station of the Tab key; arrows lead on from it to the nearest on that side.
const placed = tiles.map(({ tile }) => tile).filter((tile) => !tile.closest('.beside'));
const station = (tile) => { for (const other of placed) other.tabIndex = other === tile ? 0 : -1; };
byId('Map').addEventListener('keydown', (event) => {
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
for (const item of all('#Outside li')) prepare(item);
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
