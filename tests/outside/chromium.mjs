// What somebody with a browser does with the page. Called by chromium.sh, which installs what it needs.
import assert from 'node:assert/strict';
import { execFile, execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { gzipSync } from 'node:zlib';
import { chromium } from 'playwright-core';

const folder = dirname(fileURLToPath(import.meta.url));
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const address = (name) => pathToFileURL(join(folder, name)).href;
const program = process.env.NATO_PARTNERS;
const pictures = process.env.SCREENSHOTS;
const environment = { PATH: process.env.PATH };

const ask = (...words) =>
  JSON.parse(execFileSync(program, [...words, '-o', 'json'], { env: environment, maxBuffer: 1 << 26, stdio: ['ignore', 'pipe', 'ignore'] }));
// Asks the program many questions, four at a time; the answers come in the order of the questions.
const askAll = async (questions) => {
  const answers = new Array(questions.length);
  let next = 0;
  const worker = async () => {
    while (next < questions.length) {
      const mine = next++;
      answers[mine] = await new Promise((done, fail) => {
        execFile(program, [...questions[mine], '-o', 'json'], { env: environment, maxBuffer: 1 << 26 },
          (error, stdout) => (error ? fail(error) : done(JSON.parse(stdout))));
      });
    }
  };
  await Promise.all([1, 2, 3, 4].map(worker));
  return answers;
};
const told = (what) => console.log(`ok  ${what}`);

const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM,
  args: [
    '--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run',
    '--disable-background-networking', '--disable-component-update', '--disable-sync',
  ],
});

// Opens a page that may neither complain nor ask for anything but itself.
const open = async (place = 'page.html', options = {}) => {
  const [name, hash = ''] = place.split(/(?=#)/);
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, offline: true, ...options });
  const page = await context.newPage();
  const wrong = [];
  page.on('console', (message) => wrong.push(message.text()));
  page.on('pageerror', (error) => wrong.push(error.message));
  page.on('dialog', (dialog) => { wrong.push(dialog.message()); dialog.dismiss(); });
  page.on('request', (request) => {
    if (request.url().split('#')[0] !== address(name) && !request.url().startsWith('blob:')) wrong.push(`asked for ${request.url()}`);
  });
  await page.goto(address(name) + hash);
  return { page, close: async () => { assert.deepEqual(wrong, []); await context.close(); } };
};
const moveTo = (page, date) => page.evaluate((value) => {
  const slider = document.getElementById('slider');
  slider.value = Date.parse(value) / 86400000;
  slider.dispatchEvent(new Event('input'));
  return new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
}, date);
// What a reader sees of a format: who is in it on each of these days.
const membersOf = (page, id, dates) => page.evaluate(([format, days]) => days.map((date) => {
  const box = document.getElementById('day');
  box.value = date;
  box.dispatchEvent(new Event('change'));
  const rows = [...document.querySelectorAll(`[data-format="${format}"] table.seats tbody tr`)];
  const inForce = rows.filter((row) => getComputedStyle(row).display !== 'none');
  return inForce.map(({ cells }) => [
    decodeURIComponent(cells[0].querySelector('a').hash.slice(1)).replace(/^[or]-/, ''),
    cells[1].textContent.toLowerCase(),
    // A date that nobody knows is null in JSON, and a range stands in words.
    ...[cells[2], cells[3]].map((cell) => cell.firstChild?.data?.match(/^\d{4}(-\d\d){0,2}(?=\s*$)/)?.[0]),
    cells[4].firstElementChild.textContent.replace(', perhaps suspended', ''),
  ].join(' '));
}), [id, dates]);

// A range of days stands in words on the page, and in no element of a time.
const inTime = (it) => (it?.startsWith('[') ? '' : it ?? '');

{
  const page = readFileSync(join(folder, 'page.html'));
  const packed = gzipSync(page, { level: 9 }).length;
  assert.ok(page.length < 1_000_000 && packed < 225_000, `${page.length} bytes, packed ${packed}`);
  told(`the page has ${page.length} bytes, packed ${packed}`);
}

// ---- Without a script it is a document ----
{
  const { page, close } = await open('page.html', { javaScriptEnabled: false });
  assert.equal(await page.locator('#slider').isVisible(), false);
  const format = page.locator('[data-format="md"]');
  await format.locator('summary').click();
  assert.match(await format.innerText(), /Mediterranean Dialogue[\s\S]*7 members[\s\S]*Algeria[\s\S]*Tunisia/);
  await page.locator('a[href="#JO"]').first().click();
  await page.locator('#JO').waitFor();
  assert.match(await page.locator('#JO').innerText(), /MD partner, 1995-11/, 'a link opens what it leads to');
  await page.locator('#JO .events a').first().click();
  await page.locator('tr:target').waitFor();
  assert.equal(await page.locator('tr:target').isVisible(), true, 'an event is told in the card of its format');
  assert.match(await page.locator('#md').textContent(), /partner1995-11member\d+ \d+ \d+ \d+/, 'sources are cited by their numbers');
  await close();
  told('without a script it reads as a document');
}

// ---- Search ----
{
  const { page, close } = await open();
  await page.keyboard.press('Tab');
  assert.equal(await page.evaluate(() => document.activeElement.className), 'skip');
  await page.locator('#search').focus();
  await page.keyboard.type('turkiye');
  assert.match(await page.locator('#found-list li').first().innerText(), /Türkiye\s*country/);
  await page.locator('#search').fill('bosporus');
  assert.equal(await page.locator('#found-count').innerText(), '0 places');
  await page.locator('#search').fill('non-proliferation');
  assert.match(await page.locator('#found-list').innerText(), /mentions it/, 'texts are searched, not names alone');
  for (const [typed, expected] of [['bahrain ICI', /Bahrain in Istanbul Cooperation Initiative: since 2005-02\s*membership/], ['Swizerland', /Switzerland\s*country, spelt alike/], ['cyprus', /^Cyprus\s*country/], ['zypern', /^Cyprus\s*country/]]) {
    await page.locator('#search').fill(typed);
    assert.match(await page.locator('#found-list li').first().innerText(), expected);
  }
  for (const typed of ['weißrussland', 'The Netherlands', "l'Autriche", 'Bosnia & Herzegovina']) {
    await page.locator('#search').fill(typed);
    assert.match(await page.locator('#found-list li').first().innerText(), /country/, `${typed} is a name`);
  }
  await page.locator('#search').fill('euro-atl');
  await page.keyboard.press('ArrowDown');
  assert.equal(await page.evaluate(() => document.activeElement.getAttribute('href')), '#eapc');
  await page.keyboard.press('Enter');
  assert.equal(await page.locator('#eapc table.seats').isVisible(), true);
  assert.equal(await page.locator('#found').isVisible(), false);

  // A source is one click away, and the keyboard comes back from it.
  const cited = page.locator('#eapc a.cite').first();
  await cited.focus();
  await page.keyboard.press('Enter');
  assert.match(await page.locator('#dialog-text a').getAttribute('href'), /^https?:/);
  await page.keyboard.press('Escape');
  assert.equal(await page.locator('#dialog').isVisible(), false);
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'Close' }).click();
  assert.equal(await page.locator('#dialog').isVisible(), false);
  assert.equal(await cited.evaluate((link) => link === document.activeElement), true);
  await close();
  told('search finds names in any spelling and words in texts; a source opens on the spot');
}

// ---- The slider, on the day of Warsaw ----
{
  const { page, close } = await open();
  await page.locator('[data-format="eapc"] summary').click();
  await moveTo(page, '2016-07-09');
  const [council] = await membersOf(page, 'eapc', ['2016-07-09']);
  const number = (role) => council.filter((row) => row.split(' ')[1] === role).length;
  assert.deepEqual([council.length, number('partner'), number('ally')], [50, 22, 28]);
  const line = await page.locator('#eapc .line').innerText();
  assert.equal(line, '50 members: 28 Allies and 22 partners, 1 suspended');
  assert.equal(await page.locator('#shown-day').innerText(), '2016-07-09');
  assert.equal(await page.locator('#day').inputValue(), '2016-07-09');

  await page.locator('#slider').focus();
  await page.keyboard.press('ArrowRight');
  await page.waitForFunction(() => document.getElementById('shown-day').textContent === '2016-07-10');
  await page.locator('#later').click();
  const after = await page.locator('#shown-day').innerText();
  const joined = ask('changes', '--from', '2016-07-10', '--to', after).map((change) => change.date);
  assert.ok(joined.includes(after), `something changed on ${after}`);
  await page.locator('#day').fill('1994-01-01');
  await page.locator('#map-of').selectOption('eapc');
  assert.equal(await page.locator('.tile.none').count(), await page.locator('.tile').count());
  await page.locator('.meeting button').last().click();
  await close();
  told('on 2016-07-09 the council has 22 partners and 28 Allies; keys, buttons and the box move the day');
}

// ---- The address says what is shown ----
{
  const { page, close } = await open('page.html#day=2014-09-05&map=eapc&open=JO');
  const state = () => page.evaluate(() => [
    document.getElementById('shown-day').textContent, document.getElementById('map-of').value,
    [...document.querySelectorAll('.card[open] > .body')].map((it) => it.id).join(), location.hash,
  ]);
  const atFirst = ['2014-09-05', 'eapc', 'JO', '#day=2014-09-05&map=eapc&open=JO'];
  assert.deepEqual(await state(), atFirst);
  const top = await page.evaluate(() => document.getElementById('JO').parentElement.getBoundingClientRect().top);
  const bar = await page.evaluate(() => document.querySelector('.bar-of-controls').offsetHeight);
  assert.ok(top >= bar && top < bar + 100, `the card begins at ${top}, under a bar of ${bar}`);
  await page.locator('#later').click();
  await page.locator('#map-of').selectOption('md');
  await page.evaluate(() => document.querySelector('[data-party="FI"] summary').click());
  await page.waitForFunction(() => location.hash.includes('FI'));
  const moved = await state();
  assert.deepEqual(moved.slice(0, 3), ['2014-10-01', 'md', 'FI,JO']);
  await page.reload();
  assert.deepEqual(await state(), moved);
  for (const _ of [1, 2, 3]) await page.goBack();
  assert.deepEqual(await state(), atFirst);
  await page.goForward();
  assert.equal((await state())[0], '2014-10-01');
  for (const id of ['eapc', 'map', 'organisations', 'JO', 'c-JO', 'f-eapc']) {
    await page.evaluate((hash) => { location.hash = hash; }, id);
    await page.waitForFunction((it) => document.getElementById(it).parentElement.open, id.replace(/^.-/, ''));
  }
  for (const broken of ['%', '%E0%A4', 'day=2014-13-99&map=nothing&open=,,&at=x', 'day=', '=', 'nowhere', '&&', 'find=%zz']) {
    await page.evaluate((hash) => { location.hash = hash; }, broken);
    await page.waitForFunction(() => document.getElementById('map-of').value === '');
    assert.match((await state())[0], /^\d{4}-\d\d-\d\d$/, broken);
  }
  await close();
  told('day, map and open cards stand in the address, through reload, back and forward; a broken one is no error');
}

// ---- What changed ----
{
  const { page, close } = await open('page.html#day=2023-04-03');
  await page.locator('#later').click();
  assert.match(await page.locator('#said').innerText(), /^2023-04-04: .*Finland joined NATO/);
  assert.match(await page.locator('#changed').innerText(), /Finland joined NATO/);
  await page.locator('#earlier').click();
  await page.locator('#map-of').selectOption('nato');
  assert.match(await page.locator('#map-says').innerText(), /^North Atlantic Treaty Organization: 30 members.*, on 20\d\d-/);
  assert.match(await page.locator('.legend li').first().innerText(), /Ally 30$/);
  await page.locator('#map-of').selectOption('md');
  assert.match(await page.locator('.legend li').last().innerText(), /^\s*not in it/);
  await close();
  told('a step says what changed; map, legend and heading follow day and format');
}

// ---- Overlap, tables to take along ----
{
  const { page, close } = await open('page.html#day=2016-07-09');
  const rows = ask('matrix', '--on', '2016-07-09');
  const drawn = await page.evaluate(() => [...document.querySelectorAll('#matrix tbody tr:not([hidden])')].map((row) => row.cells[0].textContent));
  assert.equal(drawn.length, rows.length);
  const marks = await page.evaluate(() => [...document.querySelectorAll('#matrix td[class]:not(.none)')].length);
  const formats = ask('formats').map((row) => row.format);
  assert.equal(marks, rows.flatMap((row) => formats.filter((format) => row[format])).length);
  const head = page.locator('#matrix thead button', { hasText: 'EAPC' });
  await head.click();
  assert.equal(await page.evaluate(() => document.querySelector('#matrix tbody td[class]').closest('tr').cells[0].textContent), 'Albania');
  assert.equal(await page.locator('#matrix [aria-sort]').innerText(), 'EAPC');
  const [file] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: /^Download CSV: Overlap/ }).click()]);
  const lines = readFileSync(await file.path(), 'utf8').trimEnd().split('\r\n');
  assert.equal(lines.length, rows.length + 1);
  assert.match(lines[0], /^\uFEFF"Country","In","NATO"/);
  await page.getByRole('button', { name: /^Cite: Overlap/ }).click();
  assert.match(await page.locator('#dialog-text').innerText(), /“Overlap”, on 2016-07-09\. .*data/);
  await page.getByRole('button', { name: 'Close' }).click();
  await page.evaluate(() => { for (const details of document.querySelectorAll('details')) details.open = true; });
  await page.waitForTimeout(500);
  assert.equal(await page.evaluate(() => [...document.querySelectorAll('table')].filter((it) => !it.closest('.scroll').previousElementSibling?.matches('.tools')).length), 0, 'every table can be taken along and cited');
  await close();
  told(`the matrix has the ${marks} seats that \`matrix\` has; every table can be taken along and cited`);
}

// ---- With keys, with a finger, and where colours are not ours ----
{
  const { page, close } = await open();
  const tabbed = await page.evaluate(() => [...document.querySelectorAll('.map-grid > .tiles .tile')].filter((tile) => tile.tabIndex === 0).map((tile) => tile.dataset.party));
  assert.deepEqual(tabbed, ['CA'], 'the map is one station of the Tab key');
  await page.locator('.tile[data-party="CA"]').focus();
  for (const key of ['ArrowDown', 'ArrowRight', 'ArrowRight']) await page.keyboard.press(key);
  assert.notEqual(await page.evaluate(() => document.activeElement.dataset.party), 'CA');
  assert.match(await page.locator('#tile-says').innerText(), /: Ally$/);
  await page.keyboard.press('Enter');
  assert.match(await page.evaluate(() => location.hash), /^#[A-Z]{2}$/);
  const order = await page.evaluate(() => [...document.querySelectorAll('.map-grid > .tiles .tile')].map((tile) => tile.getBoundingClientRect()).map(({ x, y }) => [y, x]));
  assert.deepEqual(order, [...order].sort(([a, b], [c, d]) => a - c || b - d), 'tiles are read row by row');
  await close();
}
{
  const { page, close } = await open('page.html', { viewport: { width: 360, height: 780 }, hasTouch: true });
  const tile = page.locator('.tile[data-party="JO"]');
  await tile.tap();
  assert.match(await page.locator('#tile-says').innerText(), /^Jordan: partner$/);
  assert.equal(await page.locator('#JO').isVisible(), false, 'the first tap tells the name');
  await tile.tap();
  await page.locator('#JO').waitFor();
  const under = await page.evaluate(() => {
    const bar = document.querySelector('.bar-of-controls').getBoundingClientRect();
    return document.getElementById('JO').parentElement.getBoundingClientRect().top - bar.bottom;
  });
  assert.ok(under >= 0, `the card begins ${under} pixels below the bar`);
  const bare = await page.evaluate(() => [...document.querySelectorAll('#JO .records td')].filter((cell) => cell.textContent && !getComputedStyle(cell, '::before').content.includes(cell.dataset.title)).length);
  assert.equal(bare, 0, 'every value has a label');
  await close();
}
{
  const { page, close } = await open('page.html', { forcedColors: 'active' });
  const borders = await page.evaluate(() => ['ally', 'partner', 'suspended', 'none'].map((mark) => {
    const { borderStyle, borderWidth, borderColor } = getComputedStyle(document.querySelector(`.tile.${mark}`));
    return [borderStyle, borderWidth, borderColor].join();
  }));
  assert.equal(new Set(borders).size, 4, borders.join('; '));
  await close();
  told('the map is walked with arrows, a tap tells a name, and borders tell marks apart where colours are forced');
}

// ---- How quick it is; the limits are loose, because machines jitter ----
{
  const { page, close } = await open();
  const measured = await page.evaluate(async () => {
    let shift = 0;
    new PerformanceObserver((list) => { for (const entry of list.getEntries()) shift += entry.value; }).observe({ type: 'layout-shift', buffered: true });
    const frame = () => new Promise((done) => { requestAnimationFrame(() => setTimeout(done)); });
    const slider = document.getElementById('slider');
    const steps = async () => {
      const times = [];
      for (let step = 0; step < 60; step += 1) {
        slider.value = Number(slider.min) + (step * 311) % (slider.max - slider.min);
        const start = performance.now();
        show(Number(slider.value));
        document.body.getBoundingClientRect();
        times.push(performance.now() - start);
        await frame();
      }
      return times.sort((one, other) => one - other)[30].toFixed(1);
    };
    const closed = await steps();
    const shifted = shift;
    for (const details of document.querySelectorAll('details')) { prepare(details); details.open = true; }
    await frame();
    return { closed, opened: await steps(), shifted: shifted.toFixed(4) };
  });
  assert.ok(measured.closed < 60 && measured.opened < 200 && measured.shifted < 0.02, JSON.stringify(measured));
  await close();
  told(`a step of the slider takes ${measured.closed} ms, with all cards open ${measured.opened} ms; the layout shifts by ${measured.shifted}`);
}

// ---- Whatever the day, the page says what the program says ----
{
  const { page, close } = await open();
  const [first, last] = await page.evaluate(() => ['min', 'max'].map((end) => Number(document.getElementById('slider')[end])));
  const formats = await page.evaluate(() => [...document.querySelectorAll('details[data-format]')].map((it) => it.dataset.format));
  assert.deepEqual([...formats].sort(), ask('formats').map((row) => row.format).sort());
  const oneDay = 86400000;
  const written = (day) => new Date(day * oneDay).toISOString().slice(0, 10);
  // The days on which a date of any precision may begin or end, and those beside them.
  const around = (date) => {
    if (!date || date === 'unknown') return [];
    const [year, month, day] = date.split('-').map(Number);
    const begins = Date.UTC(year, (month || 1) - 1, day || 1) / oneDay;
    const ends = day ? begins : Date.UTC(month ? year : year + 1, month ? month : 0, 0) / oneDay;
    return [begins, ends].flatMap((turn) => [turn - 1, turn, turn + 1]);
  };
  const known = (days) => [...new Set(days)].filter((day) => first <= day && day <= last).sort((a, b) => a - b);
  const everyDay = [];
  let compared = 0;
  for (const format of formats) {
    const spells = ask('members', format, '--ever', '--columns', 'since,until');
    const turns = spells.flatMap((row) => [row.since, row.until]);
    turns.push(...ask('timeline', `format:${format}`, '--columns', 'date,until').flatMap((row) => [row.date, row.until]));
    const days = known([...turns.flatMap(around), last - 1, last]);
    everyDay.push(...days);
    const roles = ['partner', 'ally', 'observer'].flatMap((role) => ['--role', role]);
    await page.evaluate((id) => {
      for (const details of document.querySelectorAll('details')) details.open = details.dataset.format === id;
    }, format);
    const dates = days.map(written);
    const ours = await membersOf(page, format, dates);
    const answers = await askAll(dates.map((date) => ['members', format, '--on', date, ...roles]));
    answers.forEach((rows, place) => {
      const theirs = rows.map((row) => [row.country, row.role, row.role_since ?? row.since, row.until, row.standing].map(inTime).join(' '));
      assert.deepEqual(ours[place], theirs, `${format} on ${dates[place]}`);
      compared += theirs.length;
    });
  }
  told(`${compared} seats on the days around every change stand as \`members\` says`);

  const words = { A: 'ally', P: 'partner', O: 'observer', s: 'suspended', 's?': 'perhaps-suspended', '?': 'possible' };
  let marks = 0;
  const dates = known(everyDay).map(written);
  const [wholes, matrices] = [
    await askAll(dates.map((date) => ['countries', '--on', date])),
    await askAll(dates.map((date) => ['matrix', '--on', date])),
  ];
  // The browser slows down who changes its history thousands of times.
  await page.evaluate(() => { history.pushState = history.replaceState = () => {}; });
  const painted = await page.evaluate((days) => days.map((date) => {
    const [box, select] = ['day', 'map-of'].map((id) => document.getElementById(id));
    box.value = date;
    box.dispatchEvent(new Event('change'));
    return Object.fromEntries([...select.options].map((option) => {
      select.value = option.value;
      select.dispatchEvent(new Event('change'));
      const tiles = [...document.querySelectorAll('.tile')].map((tile) => [tile.dataset.party, tile.className.slice(5)]);
      for (const item of document.querySelectorAll('.legend [data-mark]')) {
        const painted = tiles.filter(([, mark]) => mark === item.dataset.mark);
        const countries = painted.filter(([code]) => /^[A-Z]+$/.test(code)).length;
        const [told, others] = [...item.querySelectorAll('b')].map((number) => Number(number.textContent));
        if (told !== countries || others !== painted.length - countries) throw new Error(`${item.textContent}, not ${countries}, on ${date} in ${option.value || 'all'}`);
      }
      return [option.value, Object.fromEntries(tiles.filter(([, mark]) => mark !== 'none'))];
    }));
  }), dates);
  for (const [place, date] of dates.entries()) {
    const expected = Object.fromEntries(['', ...formats].map((format) => [format, {}]));
    for (const row of wholes[place]) {
      expected[''][row.country] = row.standing === 'member' ? row.role : row.standing;
    }
    for (const row of matrices[place]) {
      for (const format of formats) {
        const mark = row[format];
        if (mark) expected[format][row.country] = words[mark];
      }
    }
    assert.deepEqual(painted[place], expected, `the map on ${date}`);
    marks += Object.values(painted[place]).reduce((sum, tiles) => sum + Object.keys(tiles).length, 0);
  }
  await close();
  told(`${marks} squares on ${dates.length} days are coloured as \`matrix\` and \`countries\` say, and counted in the legend`);
}

// ---- What does not change with the day ----
{
  const { page, close } = await open();
  const formats = await page.evaluate(() => Object.fromEntries([...document.querySelectorAll('details[data-format]')].map((it) => {
    const seats = [...it.querySelectorAll('table.seats tbody tr')];
    return [it.dataset.format, {
      disputed: it.querySelector('.disputed')?.textContent ?? '0 disagreements',
      left: seats.map(({ cells }) => cells[3].querySelector('i')?.textContent ?? null),
    }];
  })));
  const names = Object.keys(formats);
  const roles = ['partner', 'ally', 'observer'].flatMap((role) => ['--role', role]);
  const [spells, disputes] = [
    await askAll(names.map((id) => ['members', id, '--ever', ...roles, '--columns', 'ended_why'])),
    await askAll(names.map((id) => ['conflicts', `format:${id}`, '--columns', 'fact'])),
  ];
  names.forEach((id, place) => {
    const facts = new Set(disputes[place].map((row) => row.fact)).size;
    assert.equal(formats[id].disputed, `${facts} ${facts === 1 ? 'disagreement' : 'disagreements'}`, id);
    assert.deepEqual(formats[id].left.sort(), spells[place].map((row) => row.ended_why).sort(), `why they left ${id}`);
  });
  await close();
  told('disagreements are counted, and every end has its reason');
}

// ---- Names that would break out ----
{
  const { page, close } = await open('hostile.html');
  assert.equal(await page.evaluate(() => window.broken), undefined);
  assert.match(await page.locator('[data-party="XA"] h3').innerText(), /<\/script><script>window\.broken=1/);
  await page.locator('#search').fill('arcadia');
  assert.match(await page.locator('#found-list').innerText(), /<\/script>/);
  await page.locator('#map-of').selectOption('circle');
  await moveTo(page, '2010-01-01');
  assert.equal(await page.locator('img').count(), 0);
  await close();
  told('names that hold HTML are shown, and do nothing');
}

// ---- Everybody can use it ----
for (const [width, colorScheme] of [[390, 'light'], [390, 'dark'], [820, 'light'], [1440, 'light'], [1440, 'dark']]) {
  const { page, close } = await open('page.html', { viewport: { width, height: 900 }, colorScheme });
  // The rule against scripts is for the page; the inspector is ours, and comes in by another door.
  await page.evaluate(axe);
  await page.evaluate(() => { for (const details of document.querySelectorAll('details')) details.open = true; });
  const overflow = await page.evaluate((wide) => document.documentElement.scrollWidth - wide, width);
  assert.ok(overflow <= 0, `${overflow} pixels too wide at ${width}`);
  // What is folded away is not looked at; of each kind of card some are open.
  await page.evaluate(() => {
    const open = ['eapc', 'trust-funds'].map((id) => `[data-format="${id}"]`);
    const some = [...open, '[data-party="RU"]', '[data-party="CSHH"]'].join();
    for (const details of document.querySelectorAll('details')) details.open = details.matches(some);
    // What is not laid out while it is out of sight would be measured at another place.
    for (const card of document.querySelectorAll('.card')) card.style.contentVisibility = 'visible';
  });
  const found = await page.evaluate(() => axe.run(document, { resultTypes: ['violations'], runOnly: [
    'wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice',
  ] }));
  const violations = found.violations.map((it) => `${it.id}: ${it.help} (${it.nodes.length}): ${it.nodes[0].html}`);
  assert.deepEqual(violations, [], `axe at ${width}, ${colorScheme}`);
  await close();
}
told('axe-core finds nothing at three widths, in the light and in the dark');

// ---- On paper ----
{
  const { page, close } = await open();
  await page.emulateMedia({ media: 'print' });
  assert.equal(await page.locator('#slider').isVisible(), false);
  const isPrinted = (id) => page.evaluate((it) => document.getElementById(it).checkVisibility(), id);
  assert.equal(await isPrinted('md'), false, 'what is folded away is not printed');
  await page.evaluate(() => { location.hash = '#JO'; window.print = () => {}; });
  await page.waitForFunction(() => document.getElementById('JO').parentElement.open);
  assert.equal(await isPrinted('JO'), true, 'what is open is printed');
  assert.equal(await page.locator('#Map').isVisible(), true);
  await page.evaluate(() => [...document.querySelectorAll('#JO button')].find((it) => it.textContent === 'Print this card').click());
  assert.deepEqual([await page.locator('#Map').isVisible(), await page.locator('#JO').isVisible()], [false, true]);
  await close();
  told('on paper is what is open, and one card alone if asked');
}

if (pictures) {
  for (const [width, height] of [[360, 780], [768, 1024], [1440, 900]]) {
    for (const [look, options] of Object.entries({ light: {}, dark: { colorScheme: 'dark' }, forced: { forcedColors: 'active' } })) {
      const { page, close } = await open('page.html', { viewport: { width, height }, ...options });
      for (const place of ['', 'Map', 'Overlap', 'eapc', 'FI', 'Timeline', 'Meetings', 'd-eapc-1', 's6']) {
        if (place) await page.evaluate((id) => { location.hash = id; }, place);
        await page.waitForTimeout(200);
        await page.screenshot({ path: join(pictures, `${width}-${look}-${place || 'top'}.png`) });
      }
      await close();
    }
  }
  const { page, close } = await open();
  await page.pdf({ path: join(pictures, 'page.pdf'), format: 'A4' });
  await close();
  told(`pictures are in ${pictures}`);
}
await browser.close();
