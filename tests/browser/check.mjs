// Looks at briefing.html in a browser: does it load, filter, sort, search and open, does anything overflow, can it be
// used without seeing, without a mouse, without the script, on paper?
//
//     npm ci && node check.mjs BRIEFING.html [FOLDER for pictures]
//
// CHROMIUM names the browser; without it `chromium` from the usual places is taken.
import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import puppeteer from 'puppeteer-core';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const BROWSERS = [process.env.CHROMIUM, '/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];
const PHONE = { width: 360, height: 740 };
const DESK = { width: 1280, height: 900 };
const [file, pictures] = process.argv.slice(2);

const address = pathToFileURL(resolve(file)).href;
const browser = await puppeteer.launch({
  executablePath: BROWSERS.find((path) => path && existsSync(path)),
  args: ['--no-sandbox', '--disable-gpu'],
});

const open = async (size, { scheme = 'light', script = true, hash = '' } = {}) => {
  const page = await browser.newPage();
  page.complaints = [];
  page.on('console', (message) => page.complaints.push(message.text()));
  page.on('pageerror', (error) => page.complaints.push(error.message));
  page.on('request', (request) => {
    if (!request.url().startsWith(address) && request.url() !== 'data:,') page.complaints.push(`asks for ${request.url()}`);
  });
  await page.setJavaScriptEnabled(script);
  await page.setViewport(size);
  await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: scheme }]);
  await page.goto(address + hash);
  return page;
};
const close = async (page) => {
  assert.deepEqual(page.complaints, [], 'nothing on the console, nothing asked of the network');
  await page.close();
};
/** Names of the indicators that can be seen, in their order. */
const names = (page) => page.$$eval('.card[id]', (cards) => cards.filter((c) => c.offsetParent).map((c) => c.dataset.name));
const told = (page) => page.$eval('#filter output', (output) => output.textContent);
const openedCards = (page) => page.$$eval('.card h4 button[aria-expanded=true]', (list) => list.map((b) => b.textContent));
const set = (page, name, value) => page.$eval(`#filter [name=${name}]`, (field, to) => {
  field.value = to;
  field.dispatchEvent(new Event('input', { bubbles: true }));
}, value);
const press = (page, selector) => page.$eval(selector, (element) => element.click());

const tests = {
  async 'every indicator is listed and closed at first'() {
    const page = await open(DESK);
    const all = await names(page);
    assert.ok(all.length > 40, `${all.length} indicators`);
    assert.deepEqual(await openedCards(page), []);
    assert.ok((await told(page)).includes(String(all.length)));
    await close(page);
  },

  async 'verdict, lead, section and words filter, and can be cleared'() {
    const page = await open(DESK);
    const all = await names(page);
    await press(page, '#filter input[value=behind]');
    const behind = await names(page);
    const count = await page.$eval('a[data-verdict=behind] b', (b) => Number(b.textContent));
    assert.equal(behind.length, count, 'as many as the first screen counts');
    const lead = await page.$eval('.card[id]:not([hidden]) .row', (row) => row.dataset.lead);
    await set(page, 'lead', lead);
    const both = await names(page);
    assert.ok(both.length >= 1 && both.length <= behind.length);
    await press(page, '#filter [type=reset]');
    await page.waitForFunction((n) => document.querySelectorAll('.card[id]:not([hidden])').length === n, {}, all.length);
    await set(page, 'section', await page.$eval('#filter [name=section] option:nth-child(2)', (o) => o.value));
    const section = await names(page);
    assert.ok(section.length > 0 && section.length < all.length);
    await set(page, 'section', '');
    await set(page, 'text', all[5].toUpperCase());
    assert.ok((await names(page)).includes(all[5]));
    await set(page, 'text', 'no such words anywhere');
    assert.deepEqual(await names(page), []);
    assert.ok((await told(page)).includes('0'));
    await close(page);
  },

  async 'a count of the first screen is a filter'() {
    const page = await open(DESK);
    await page.click('a[data-verdict=met]');
    assert.equal((await names(page)).length, await page.$eval('a[data-verdict=met] b', (b) => Number(b.textContent)));
    await close(page);
  },

  async 'a region shows its own rows'() {
    const page = await open(DESK);
    const code = await page.$eval('#filter [name=region] option:nth-child(2)', (o) => o.value);
    await set(page, 'region', code);
    const regions = await page.$$eval('.card[id] .row', (rows) => rows.filter((r) => r.offsetParent).map((r) => r.dataset.region));
    assert.ok(regions.length > 0);
    assert.deepEqual([...new Set(regions)], [code]);
    await close(page);
  },

  async 'orders: worst first, by rank, by name, and back'() {
    const page = await open(DESK);
    const all = await names(page);
    await set(page, 'sort', 'rank');
    const ranked = await names(page);
    const lagging = await page.$$eval('#lagging .lagging:first-of-type .who a', (links) => links.map((a) => a.textContent.trim()));
    // The list adds to an indicator's name what its figure is: 烟叶税收（近12个月累计）.
    assert.ok(lagging[0].startsWith(ranked[0]), `${lagging[0]} is told of ${ranked[0]}`);
    await set(page, 'sort', 'verdict');
    const verdicts = await page.$$eval('.card[id]', (cards) => cards.map((c) => c.querySelector('.row').dataset.verdict));
    assert.ok(verdicts.lastIndexOf('missed') < verdicts.indexOf('met'));
    await set(page, 'sort', 'name');
    const byName = await names(page);
    assert.deepEqual(byName, byName.slice().sort((a, b) => a.localeCompare(b, 'zh-CN')));
    await set(page, 'sort', 'gap');
    const short = await page.$$eval('.card[id]', (cards) => cards.map((c) => {
      const { progress, elapsed } = c.querySelector('.row').dataset;
      return progress === '' || elapsed === '' ? -Infinity : elapsed - progress;
    }));
    assert.ok(short[0] > 0 && short[0] === Math.max(...short));
    await set(page, 'sort', 'order');
    assert.deepEqual(await names(page), all);
    await close(page);
  },

  async 'an indicator opens by keyboard and by link'() {
    const page = await open(DESK);
    await page.focus('.card[id] h4 button');
    await page.keyboard.press('Enter');
    assert.equal((await openedCards(page)).length, 1);
    const visible = await page.$eval('.card .chart', (chart) => chart.checkVisibility({ contentVisibilityAuto: true }));
    assert.ok(visible, 'its chart is there');
    await page.keyboard.press('Space');
    assert.deepEqual(await openedCards(page), []);
    await press(page, '#filter input[value=met]');
    const [link, name] = await page.$eval('#lagging .who a', (a) => [a.getAttribute('href'), a.textContent]);
    await press(page, '#lagging .who a');
    await page.waitForSelector(`${link} h4 button[aria-expanded=true]`);
    const shown = (await names(page)).find((card) => name.startsWith(card));
    assert.ok(shown, 'a link shows what was filtered away');
    await close(page);
    const linked = await open(DESK, { hash: link });
    // The button adds to the name what the figure is.
    const opened = await openedCards(linked);
    assert.ok(opened.length === 1 && opened[0].startsWith(shown), `${opened} for ${shown}`);
    await close(linked);
  },

  async 'a region opens in the matrix'() {
    const page = await open(DESK);
    const id = await page.$eval('.drill', (button) => button.getAttribute('aria-controls'));
    const seen = () => page.$eval(`#${id}`, (row) => row.checkVisibility());
    assert.equal(await seen(), false);
    await press(page, '.drill');
    assert.equal(await seen(), true);
    await close(page);
  },

  async 'dark is a choice that lasts'() {
    const page = await open(DESK);
    const paper = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
    const light = await paper();
    await press(page, '#dark');
    const dark = await paper();
    assert.notEqual(light, dark);
    await close(page);
    const system = await open(DESK, { scheme: 'dark' });
    assert.equal(await system.evaluate(() => getComputedStyle(document.body).backgroundColor), dark);
    await close(system);
  },

  async 'nothing overflows on a phone, whatever is open'() {
    for (const width of [320, PHONE.width, 768]) {
      const page = await open({ ...PHONE, width });
      await press(page, '#open');
      await page.$$eval('.drill', (buttons) => buttons.forEach((b) => b.click()));
      const wide = await page.evaluate(() => [...document.querySelectorAll('body *')]
        .filter((e) => e.getBoundingClientRect().right > innerWidth + 1 && !e.closest('.scroll, .vh, .skip'))
        .map((e) => e.outerHTML.slice(0, 100)));
      assert.deepEqual(wide, [], `at ${width} pixels`);
      assert.ok((await page.evaluate(() => document.documentElement.scrollWidth)) <= width);
      await close(page);
    }
  },

  async 'without the script everything is there'() {
    const page = await open(DESK, { script: false });
    const hidden = await page.$$eval('.card[id], .body, .drilled', (list) => list.filter((e) => !e.checkVisibility()).length);
    assert.equal(hidden, 0);
    await close(page);
  },

  async 'what is chosen stands in the address, and the address chooses it'() {
    const page = await open(DESK);
    const all = await names(page);
    await press(page, '#filter input[value=behind]');
    await set(page, 'sort', 'rank');
    const [chosen, state] = [await names(page), await page.evaluate(() => location.hash)];
    assert.ok(state.startsWith('#?') && chosen.length > 0 && chosen.length < all.length, state);
    await close(page);
    const again = await open(DESK, { hash: state });
    assert.deepEqual(await names(again), chosen);
    await press(again, '#filter [type=reset]');
    await again.waitForFunction(() => location.hash === '');
    assert.deepEqual(await names(again), all);
    await close(again);
  },

  async 'a search that finds nothing says so'() {
    const page = await open(DESK);
    const said = () => page.$eval('#none', (none) => none.checkVisibility());
    assert.equal(await said(), false);
    await set(page, 'text', 'no such words anywhere');
    assert.equal(await said(), true);
    await close(page);
  },

  async 'paper shows what the screen shows, on eight sheets where nothing is open'() {
    const page = await open(DESK);
    await page.emulateMediaType('print');
    const shown = () => page.$$eval('.body .words', (list) => list.filter((e) => e.checkVisibility({ contentVisibilityAuto: true })).length);
    assert.equal(await shown(), 0);
    assert.equal(await page.$eval('#filter', (form) => form.checkVisibility()), false);
    const paper = Buffer.from(await page.pdf({ preferCSSPageSize: true, printBackground: true })).toString('latin1');
    const sheets = paper.match(/\/Type\s*\/Page[^s]/g).length;
    assert.ok(sheets <= 8, `${sheets} sheets`);
    await page.emulateMediaType('screen');
    await press(page, '.card[id] h4 button');
    await page.emulateMediaType('print');
    assert.equal(await shown(), 1, 'what is open is printed too');
    await close(page);
  },

  async 'no column is cut off on paper'() {
    const page = await open({ width: 696, height: 1000 });
    await page.emulateMediaType('print');
    await press(page, '#open');
    const cut = await page.$$eval('table', (tables) => tables.filter((t) => t.checkVisibility() && t.getBoundingClientRect().right > innerWidth + 1)
      .map((t) => t.querySelector('caption')?.textContent));
    assert.deepEqual(cut, []);
    await close(page);
  },

  async 'axe finds nothing, in light and dark, large and small'() {
    for (const [size, scheme] of [[DESK, 'light'], [DESK, 'dark'], [PHONE, 'light']]) {
      const page = await open(size, { scheme });
      await press(page, '#open');
      await page.$$eval('.drill', (buttons) => buttons.slice(0, 3).forEach((b) => b.click()));
      await page.evaluate(AXE);
      const found = await page.evaluate(() => axe.run().then((r) => r.violations));
      const list = found.map((v) => `${v.impact} ${v.id}: ${v.nodes.slice(0, 3).map((n) => n.html.slice(0, 120)).join(' | ')}`);
      assert.deepEqual(list, [], `${size.width} ${scheme}`);
      await close(page);
    }
  },
};

let failed = 0;
for (const [name, test] of Object.entries(tests)) {
  try {
    await test();
    console.log(`ok   ${name}`);
  } catch (error) {
    failed += 1;
    console.log(`FAIL ${name}\n${error.message}`);
  }
}
if (pictures) {
  for (const width of [360, 1280, 1920]) {
    for (const scheme of ['light', 'dark']) {
      const page = await open({ width, height: 1600 }, { scheme });
      await page.screenshot({ path: resolve(pictures, `briefing-${width}-${scheme}.png`) });
      await page.close();
    }
  }
}
await browser.close();
process.exitCode = failed === 0 ? 0 : 1;
