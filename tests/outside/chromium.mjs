// What somebody with a browser does with the page. Called by chromium.sh, which installs what it needs.
import assert from 'node:assert/strict';
import { execFile, execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
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
const open = async (name = 'page.html', options = {}) => {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, offline: true, ...options });
  const page = await context.newPage();
  const wrong = [];
  page.on('console', (message) => wrong.push(message.text()));
  page.on('pageerror', (error) => wrong.push(error.message));
  page.on('dialog', (dialog) => { wrong.push(dialog.message()); dialog.dismiss(); });
  page.on('request', (request) => {
    if (request.url() !== address(name)) wrong.push(`asked for ${request.url()}`);
  });
  await page.goto(address(name));
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
    cells[0].querySelector('a').getAttribute('href').slice(3),
    cells[1].textContent.toLowerCase(),
    // A date that nobody knows is null in JSON.
    cells[2].querySelector('time')?.textContent,
    cells[3].querySelector('time')?.textContent,
    cells[4].firstElementChild.textContent.replace(', perhaps suspended', ''),
  ].join(' '));
}), [id, dates]);

// A range of days stands in words on the page, and in no element of a time.
const inTime = (it) => (it?.startsWith('[') ? '' : it ?? '');

// ---- Without a script it is a document ----
{
  const { page, close } = await open('page.html', { javaScriptEnabled: false });
  assert.equal(await page.locator('#slider').isVisible(), false);
  const format = page.locator('[data-format="md"]');
  await format.locator('summary').click();
  assert.match(await format.innerText(), /Mediterranean Dialogue[\s\S]*7 members[\s\S]*Algeria[\s\S]*Tunisia/);
  await page.locator('a[href="#c-JO"]').first().click();
  assert.equal(await page.locator('#c-JO table.seats').isVisible(), true, 'a link opens what it leads to');
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
  for (const typed of ['weißrussland', 'The Netherlands', "l'Autriche", 'Bosnia & Herzegovina']) {
    await page.locator('#search').fill(typed);
    assert.match(await page.locator('#found-list li').first().innerText(), /country/, `${typed} is a name`);
  }
  await page.locator('#search').fill('euro-atl');
  await page.keyboard.press('ArrowDown');
  assert.equal(await page.evaluate(() => document.activeElement.getAttribute('href')), '#f-eapc');
  await page.keyboard.press('Enter');
  assert.equal(await page.locator('#f-eapc table.seats').isVisible(), true);
  assert.equal(await page.locator('#found').isVisible(), false);

  // A source is one click away, and the keyboard comes back from it.
  const cited = page.locator('#f-eapc a[href^="#s"]').first();
  await cited.focus();
  await page.keyboard.press('Enter');
  assert.match(await page.locator('#source a').getAttribute('href'), /^https?:/);
  await page.keyboard.press('Escape');
  assert.equal(await page.locator('#source').isVisible(), false);
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'Close' }).click();
  assert.equal(await page.locator('#source').isVisible(), false);
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
  const line = await page.locator('#f-eapc .line').innerText();
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

// ---- Whatever the day, the page says what the program says ----
{
  const { page, close } = await open();
  const [first, last] = await page.evaluate(() => ['min', 'max'].map((end) => Number(document.getElementById('slider')[end])));
  const formats = await page.evaluate(() => [...document.querySelectorAll('[data-format]')].map((it) => it.dataset.format));
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
      for (const details of document.querySelectorAll('details')) details.open = details.parentElement.dataset.format === id;
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
  const painted = await page.evaluate((days) => days.map((date) => {
    const [box, select] = ['day', 'map-of'].map((id) => document.getElementById(id));
    box.value = date;
    box.dispatchEvent(new Event('change'));
    return Object.fromEntries([...select.options].map((option) => {
      select.value = option.value;
      select.dispatchEvent(new Event('change'));
      const tiles = [...document.querySelectorAll('.tile')].map((tile) => [tile.dataset.party, tile.className.slice(5)]);
      for (const number of document.querySelectorAll('.legend [data-mark]')) {
        const painted = tiles.filter(([, mark]) => mark === number.dataset.mark).length;
        if (Number(number.textContent) !== painted) throw new Error(`${number.textContent} ${number.dataset.mark}, not ${painted}, on ${date} in ${option.value || 'all'}`);
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
  const formats = await page.evaluate(() => Object.fromEntries([...document.querySelectorAll('[data-format]')].map((it) => {
    const seats = [...it.querySelectorAll('table.seats tbody tr')];
    return [it.dataset.format, {
      disputed: it.querySelector('.disputed')?.textContent ?? '0 disagreements',
      left: seats.map(({ cells }) => cells[3].querySelector('.why')?.textContent ?? null),
    }];
  })));
  const names = Object.keys(formats);
  const roles = ['partner', 'ally', 'observer'].flatMap((role) => ['--role', role]);
  const [spells, disputes] = [
    await askAll(names.map((id) => ['members', id, '--ever', ...roles, '--columns', 'left'])),
    await askAll(names.map((id) => ['conflicts', `format:${id}`, '--columns', 'fact'])),
  ];
  names.forEach((id, place) => {
    const facts = new Set(disputes[place].map((row) => row.fact)).size;
    assert.equal(formats[id].disputed, `${facts} ${facts === 1 ? 'disagreement' : 'disagreements'}`, id);
    assert.deepEqual(formats[id].left.sort(), spells[place].map((row) => row.left).sort(), `why they left ${id}`);
  });
  await close();
  told('disagreements are counted, and every end has its reason');
}

// ---- Names that would break out ----
{
  const { page, close } = await open('hostile.html');
  assert.equal(await page.evaluate(() => window.broken), undefined);
  assert.match(await page.locator('#c-XA-title').innerText(), /<\/script><script>window\.broken=1/);
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
    const open = ['eapc', 'trust-funds'].map((id) => `[data-format="${id}"] details`);
    const some = [...open, '[data-party="RU"] details', '[data-party="CSHH"] details'].join();
    for (const details of document.querySelectorAll('details')) details.open = details.matches(some);
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
  const height = await page.evaluate(() => document.querySelector('#f-md table').getBoundingClientRect().height);
  assert.ok(height > 50, 'what is folded away is printed');
  await close();
  told('on paper nothing is folded away');
}

if (pictures) {
  for (const [width, height] of [[390, 844], [820, 1180], [1440, 900]]) {
    for (const colorScheme of ['light', 'dark']) {
      const { page, close } = await open('page.html', { viewport: { width, height }, colorScheme });
      for (const place of ['', 'map', 'f-eapc', 'c-FI', 'timeline', 'd-eapc-1', 's6']) {
        if (place) await page.evaluate((id) => { location.hash = id; }, place);
        await page.waitForTimeout(200);
        await page.screenshot({ path: join(pictures, `${width}-${colorScheme}-${place || 'top'}.png`) });
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
