// Works at the desk in a browser as a person does: from an empty folder to a downloaded briefing, files taken in and sent back, cells
// edited, in both languages; then looks at every page for what axe finds, what overflows and what the console says.
//
//     npm ci && node desk.mjs PROGRAM PROJECT [FOLDER for pictures]
//
// CHROMIUM names the browser; without it `chromium` from the usual places is taken.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import puppeteer from 'puppeteer-core';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const BROWSERS = [process.env.CHROMIUM, '/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];
const PHONE = { width: 360, height: 740 };
const DESK = { width: 1280, height: 900 };
const PATIENCE = 120000;
const [program, project, pictures] = process.argv.slice(2);
const home = mkdtempSync(join(tmpdir(), 'onpace-desk-test-'));

const browser = await puppeteer.launch({
  executablePath: BROWSERS.find((path) => path && existsSync(path)),
  args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--no-first-run', '--disable-sync'],
});

const children = [];

/** The desk over a folder: its address, and how to end it. */
const serve = async (folder, lang) => {
  const child = spawn(resolve(program), ['open', folder, '--no-browser', '--idle', '0', '--lang', lang]);
  children.push(child);
  const address = await new Promise((done, failed) => {
    child.stdout.once('data', (data) => done(String(data).trim()));
    child.once('exit', () => failed(new Error('the desk ended')));
  });
  return { address, end: () => child.kill('SIGINT'), ended: new Promise((done) => child.once('exit', done)) };
};

/** A folder of its own with a copy of the project. */
const copy = (name) => {
  const folder = join(home, name);
  cpSync(resolve(project), folder, { recursive: true });
  return folder;
};

const open = async (address, size = DESK, scheme = 'light') => {
  const page = await browser.newPage();
  page.complaints = [];
  page.on('console', (message) => page.complaints.push(message.text()));
  page.on('pageerror', (error) => page.complaints.push(error.message));
  page.on('request', (request) => {
    if (!request.url().startsWith(new URL(address).origin) && request.url() !== 'data:,') page.complaints.push(`asks for ${request.url()}`);
  });
  page.setDefaultTimeout(PATIENCE);
  page.setDefaultNavigationTimeout(PATIENCE);
  await page.setViewport(size);
  await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: scheme }]);
  await page.goto(address);
  return page;
};
const close = async (page) => {
  assert.deepEqual(page.complaints, [], 'nothing on the console, nothing asked of the network');
  await page.close();
};
const text = (page, selector) => page.$eval(selector, (element) => element.textContent);
const goes = (page, act) => Promise.all([page.waitForNavigation(), act()]);
const follow = (page, name) => goes(page, () => page.click(`nav a[href^="${name}?"]`));
const ended = async (page, place) => {
  await page.waitForSelector(`${place} .job[data-exit]`);
  return page.$eval(`${place} .job`, (job) => Number(job.dataset.exit));
};
const upload = async (page, ...files) => goes(page, async () => (await page.$('#file')).uploadFile(...files));
const type = async (page, selector, value) => {
  await page.$eval(selector, (field) => { field.value = ''; });
  await page.type(selector, value);
};

const WORDS = {
  'zh-CN': {
    file: (month) => `月份,乡镇,维修户数,走访户数\n2025-${month},东河镇,${Number(month) * 4},9\n2025-${month},西岭镇,${Number(month) * 3},8\n`,
    notice: '# 关于做好住房维修工作的通知\n\n2025年1月10日\n\n一、2025年全年维修户数达到90户以上。\n',
    title: '住房维修',
    root: '清江县',
  },
  en: {
    file: (month) => `month,ward,homes repaired,homes visited\n2025-${month},Ashford,${Number(month) * 4},9\n2025-${month},Birley,${Number(month) * 3},8\n`,
    notice: '# Housing plan\n\n10 January 2025\n\nComplete at least 90 homes repaired by December 2025.\n',
    title: 'Housing repairs',
    root: 'Borough',
  },
};

const tests = {};
for (const lang of ['zh-CN', 'en']) {
  tests[`from an empty folder to a downloaded briefing (${lang})`] = async () => {
    const w = WORDS[lang];
    const [folder, sent, downloads] = ['new', 'sent', 'down'].map((name) => join(home, `${name}-${lang}`));
    [folder, sent, downloads].forEach((path) => mkdirSync(path));
    for (let month = 1; month <= 6; month += 1) {
      const padded = String(month).padStart(2, '0');
      writeFileSync(join(sent, `repairs-2025-${padded}.csv`), w.file(padded));
    }
    writeFileSync(join(sent, 'notice.md'), w.notice);
    const desk = await serve(folder, lang);
    const page = await open(desk.address);
    await upload(page, ...readdirSync(sent).filter((name) => name.endsWith('.csv')).map((name) => join(sent, name)));
    await page.type('[name=title]', w.title);
    await page.type('[name=root]', w.root);
    await page.click('#init .look');
    assert.equal(await ended(page, '#made'), 0);
    assert.ok((await page.$$('#guessed details')).length === 1, 'what is guessed is shown');
    await page.click('#init [type=submit]');
    assert.equal(await ended(page, '#made'), 0);
    await page.waitForSelector('#made a.button');
    await goes(page, () => page.click('#made a.button'));
    assert.ok(await page.$('#confirm'), 'the guesses wait to be confirmed');
    await type(page, '#by', 'A');
    await goes(page, () => page.click('#confirm'));
    assert.equal(await page.$('#confirm'), null);
    await follow(page, 'draft');
    await upload(page, join(sent, 'notice.md'));
    assert.equal((await page.$$('.proposal')).length, 1);
    await page.click('.proposal .accept');
    if ((await page.$eval('[data-name=indicator]', (field) => field.value)) === '') {
      await page.type('[data-name=indicator]', await page.$eval('#l-indicator option', (option) => option.value));
    }
    await page.click('#proposals .take');
    assert.equal(await ended(page, '#made'), 0, await text(page, '#made pre'));
    assert.ok(readFileSync(join(folder, 'targets.csv'), 'utf8').includes('90'));
    await follow(page, 'month');
    assert.ok(await page.$('.count'), 'the month is counted');
    await follow(page, 'reports');
    await page.click('#make [type=submit]');
    assert.equal(await ended(page, '#made'), 0, await text(page, '#made pre'));
    await goes(page, () => page.click('#made a'));
    const client = await page.createCDPSession();
    await client.send('Browser.setDownloadBehavior', { behavior: 'allow', downloadPath: downloads });
    await page.$$eval('.files a', (links) => links.find((link) => link.textContent === 'briefing.docx').click());
    const whole = join(downloads, 'briefing.docx');
    for (let n = 0; n < 100 && !existsSync(whole); n += 1) await new Promise((done) => setTimeout(done, 100));
    assert.equal(readFileSync(whole).subarray(0, 2).toString(), 'PK');
    await close(page);
    desk.end();
    assert.equal(await desk.ended, 0, 'it ends as it should');
  };

  tests[`a file is looked at, sent back and taken in (${lang})`] = async () => {
    const folder = copy(`take-${lang}`);
    const file = join(home, `2022-01-${lang}.csv`);
    writeFileSync(file, '月份,单位,作物,种植面积,机械化面积\n2022-01,文昌镇,烟叶,460,100\n2022-01,柳河镇,烟叶,八千,1\n');
    const desk = await serve(folder, lang);
    const page = await open(`${desk.address}feeds?lang=${lang}`);
    await upload(page, file);
    await page.waitForSelector('.found mark');
    assert.equal(await text(page, '.found mark'), '八千', 'the cell is marked');
    await page.waitForFunction(() => document.querySelector('.found h4') !== null || document.querySelector('.found .tags') !== null);
    await type(page, '#by', lang === 'en' ? 'Clerk' : '经办员');
    await page.click('.inbox .back');
    assert.equal(await ended(page, '.found'), 0, await text(page, '.found'));
    assert.equal(readdirSync(join(folder, 'returns')).length, 2);
    await page.click('.inbox .take');
    assert.equal(await ended(page, '.found'), 0, await text(page, '.found'));
    assert.ok(existsSync(join(folder, 'feeds/acreage-2022-01.csv')));
    assert.ok(readFileSync(join(folder, 'desk/log.csv'), 'utf8').includes(lang === 'en' ? 'Clerk' : '经办员'));
    await close(page);
    desk.end();
  };

  tests[`a target is edited, refused, mended, saved and undone (${lang})`] = async () => {
    const folder = copy(`edit-${lang}`);
    const before = readFileSync(join(folder, 'targets.csv'), 'utf8');
    const desk = await serve(folder, lang);
    const page = await open(`${desk.address}targets?lang=${lang}`);
    await type(page, '#by', 'A');
    const value = 'tr[data-line="2"] [data-column="3"]';
    await type(page, value, 'many');
    await page.waitForSelector('tr.wrong');
    assert.ok(await page.$eval('button.save', (button) => button.disabled), 'what is wrong cannot be saved');
    assert.ok((await text(page, '.check')).includes('targets.csv:2'));
    await type(page, value, '14');
    await page.waitForSelector('button.save:not(:disabled)');
    await goes(page, () => page.click('button.save'));
    const after = readFileSync(join(folder, 'targets.csv'), 'utf8');
    assert.equal(after, before.replace(',reach,13,', ',reach,14,'));
    await goes(page, () => page.click('button.undo'));
    assert.equal(readFileSync(join(folder, 'targets.csv'), 'utf8'), before);
    // A second window sees what was changed elsewhere.
    writeFileSync(join(folder, 'targets.csv'), after);
    await page.waitForSelector('#news:not([hidden])');
    await close(page);
    desk.end();
  };

  tests[`a verdict leads to its arithmetic, its rows, its region (${lang})`] = async () => {
    const desk = await serve(copy(`month-${lang}`), lang);
    const page = await open(`${desk.address}month?as_of=2020-11&lang=${lang}`);
    await goes(page, () => page.click('.lagging a'));
    assert.ok((await page.$$('.steps tr')).length > 3, 'the arithmetic is there');
    assert.ok((await text(page, 'tbody th code')).includes('.csv:'), 'rows by file and line');
    assert.ok(await page.$('svg.chart'));
    const region = await page.$('select[name=region]');
    if (region) {
      const code = await page.$eval('select[name=region] option:nth-child(3)', (option) => option.value);
      await goes(page, () => page.select('select[name=region]', code));
      assert.ok(page.url().includes(`region=${code}`));
    }
    await goes(page, () => page.select('.when select', '2021-09'));
    assert.ok(page.url().includes('as_of=2021-09'));
    await goes(page, () => page.click('a.other'));
    assert.equal(await page.$eval('html', (html) => html.lang), lang === 'en' ? 'zh-CN' : 'en');
    await close(page);
    desk.end();
  };
}

tests['every page: axe finds nothing, nothing overflows'] = async () => {
  const folder = copy('pages');
  const desk = await serve(folder, 'zh-CN');
  const pages = ['month', 'withheld', 'indicator?id=tobacco_acreage', 'feeds', 'targets', 'targets?file=onpace.toml', 'draft', 'reports'];
  const empty = join(home, 'empty');
  mkdirSync(empty);
  writeFileSync(join(empty, 'a-2025-01.csv'), WORDS.en.file('01'));
  const fresh = await serve(empty, 'en');
  const notice = join(home, 'notice.md');
  writeFileSync(notice, WORDS['zh-CN'].notice + '\n到2026年底，烟叶种植面积达到13万亩。去年共维修80户。\n');
  let page = await open(`${desk.address}draft`);
  await upload(page, notice);
  await close(page);
  const all = pages.flatMap((path) => ['zh-CN', 'en'].map((lang) => `${desk.address}${path}${path.includes('?') ? '&' : '?'}lang=${lang}`));
  for (const address of all.concat(`${fresh.address}new?lang=en`, `${fresh.address}new?lang=zh-CN`)) {
    for (const [size, scheme] of [[DESK, 'light'], [DESK, 'dark'], [PHONE, 'light'], [{ width: 1920, height: 1080 }, 'light']]) {
      page = await open(address, size, scheme);
      const name = address.split('/').pop();
      assert.ok((await page.evaluate(() => document.documentElement.scrollWidth)) <= size.width, `${name} overflows at ${size.width}`);
      await page.$$eval('details', (list) => list.slice(0, 6).forEach((details) => { details.open = true; }));
      await page.evaluate(AXE);
      const found = await page.evaluate(() => axe.run().then((r) => r.violations));
      const list = found.map((v) => `${v.impact} ${v.id}: ${v.nodes.slice(0, 3).map((n) => n.html.slice(0, 160)).join(' | ')}`);
      assert.deepEqual(list, [], `${name} at ${size.width} ${scheme}`);
      if (pictures) await page.screenshot({ path: resolve(pictures, `${name.replace(/\W+/g, '-')}-${size.width}-${scheme}.png`) });
      await close(page);
    }
  }
  desk.end();
  fresh.end();
};

const only = process.env.ONLY;
let failed = 0;
for (const [name, test] of Object.entries(tests).filter(([name]) => !only || name.includes(only))) {
  const begin = Date.now();
  try {
    await test();
    console.log(`ok   ${name} (${((Date.now() - begin) / 1000).toFixed(1)} s)`);
  } catch (error) {
    failed += 1;
    console.log(`FAIL ${name}\n${error.stack}`);
  }
}
await browser.close();
children.forEach((child) => child.kill('SIGKILL'));
rmSync(home, { recursive: true, force: true });
process.exitCode = failed === 0 ? 0 : 1;
