// A page in Chromium follows its sources.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { after, afterEach, before, beforeEach, describe, test } from 'node:test';
import { alpha, ask, eventually, item, launch, makeSite, serve, smallSite, style } from './serving.mjs';

const runGit = (folder, ...args) => execFileSync('git',
  ['-C', folder, '-c', 'user.name=Ada', '-c', 'user.email=ada@example.org', ...args]);

describe('a page that is served', () => {
  let browser;
  let site;
  let server;
  let context;
  let errors;

  before(async () => { browser = await launch(); });
  after(() => browser.close());

  beforeEach(async () => {
    site = makeSite();
    server = await serve(site.folder);
    context = await browser.newContext();
    errors = [];
  });

  afterEach(async () => {
    await context.close();
    await server.stop();
    site.remove();
    assert.deepEqual(errors, []);
  });

  /** A tab, in which each load of a page has a number. */
  async function open(path) {
    const page = await context.newPage();
    page.on('pageerror', (error) => errors.push(String(error)));
    page.on('console', (message) => {
      // That a page isn't there, or the server, is no fault of the script.
      if (message.type() === 'error' && !/ERR_|status of 404/.test(message.text())) errors.push(message.text());
    });
    page.loads = 0;
    page.on('load', () => { ++page.loads; });
    await page.goto(server.url + path);
    await page.waitForTimeout(150);  // told of everything up to now
    return page;
  }

  const shows = (page, text) => page.getByText(text).first().waitFor({ timeout: 10_000 });
  const overlay = (page) => page.locator('tokensite-live .faults');

  test('is reloaded when its source is saved, and only then', async () => {
    const page = await open('editions/1/alpha/');
    const other = await open('about/');
    site.write(alpha, item('Alpha', 'Words that are new.'));
    await shows(page, 'Words that are new.');
    assert.equal(page.loads, 2);
    await other.waitForTimeout(300);
    assert.equal(other.loads, 1);
  });

  test('is reloaded when an editor saves by renaming', async () => {
    const page = await open('editions/1/alpha/');
    site.writeByRenaming(alpha, item('Alpha', 'By another name.'));
    await shows(page, 'By another name.');
    // Vim: the file goes away, comes back new, and the old one is deleted.
    site.rename(alpha, `${alpha}~`);
    await page.waitForTimeout(20);
    site.write(alpha, item('Alpha', 'Vim was here.'));
    site.remove(`${alpha}~`);
    await shows(page, 'Vim was here.');
    assert.equal(page.loads, 3);
  });

  test('follows a git checkout of many files, with few reloads', async () => {
    const git = (...args) => runGit(site.folder, ...args);
    git('init', '-q', '-b', 'main');
    git('add', '.');
    git('commit', '-qm', 'one');
    git('checkout', '-q', '-b', 'more');
    for (let i = 2; i <= 501; ++i) {
      site.write(`content/editions/0001-first/papers/${i}-paper-${i}.md`, item(`Paper ${i}`));
    }
    git('add', '.');
    git('commit', '-qm', 'two');
    git('checkout', '-q', 'main');
    await eventually(async () => (await ask(server.port, '/tester/editions/1/paper-501/')).status === 404, 'few files');
    const page = await open('editions/1/');
    git('checkout', '-q', 'more');
    await shows(page, 'Paper 501');
    await page.waitForTimeout(500);
    assert.ok(page.loads <= 8, `${page.loads} loads`);
    git('checkout', '-q', 'main');
    await page.waitForFunction(() => !document.body.innerText.includes('Paper 2'));
  });

  test('follows commits, which change none of its sources', async () => {
    const page = await open('editions/1/alpha/');
    const commit = (author) => runGit(site.folder, 'commit', '-qa', '-m', 'x', `--author=${author} <x@example.org>`);
    runGit(site.folder, 'init', '-q', '-b', 'main');
    runGit(site.folder, 'add', '.');
    assert.equal(await page.getByText('Grace').count(), 0);
    commit('Grace');
    await shows(page, 'Grace');
    site.write(alpha, item('Alpha', 'Said better.'));
    await shows(page, 'Said better.');
    assert.equal(await page.getByText('Hedy').count(), 0);
    commit('Hedy');
    await shows(page, 'Hedy');
    runGit(site.folder, 'reset', '-q', '--soft', 'HEAD~1');
    await page.waitForFunction(() => !document.body.innerText.includes('Hedy'));
    // A work tree beside it, in which .git is a file.
    const beside = `${site.folder}-beside`;
    runGit(site.folder, 'worktree', 'add', '-q', beside, '-b', 'beside');
    const other = await serve(beside);
    try {
      await page.goto(`${other.url}editions/1/alpha/`);
      await shows(page, 'Grace');
      runGit(beside, 'commit', '-q', '--amend', '-m', 'x', '--author=Lise <l@example.org>');
      await shows(page, 'Lise');
    } finally {
      await other.stop();
      rmSync(beside, { recursive: true });
    }
  });

  test('appears where there was none, and goes', async () => {
    const page = await open('new/');
    await shows(page, 'Page not found');
    site.write('content/pages/new.md', '---\ntitle: New\n---\nHere now.\n');
    await shows(page, 'Here now.');
    site.remove('content/pages/new.md');
    await shows(page, 'Page not found');
  });

  test('appears with a folder that is made and filled at once', async () => {
    const page = await open('editions/2/');
    site.write('content/editions/0002-second/edition.md', '---\nnumber: 2\ntitle: Second\ndate: 2026-06-24\n---\nAgain.\n');
    await shows(page, 'Again.');
  });

  test('gets new style sheets without a reload', async () => {
    const page = await open('');
    await page.evaluate(() => { window.isSame = true; });
    site.write(style, 'body { color: rgb(1, 2, 3) }\n');
    const colour = () => page.evaluate(() => getComputedStyle(document.body).color);
    await eventually(async () => await colour() === 'rgb(1, 2, 3)', 'the first colour');
    site.write(style, 'body { color: rgb(4, 5, 6) }\n');
    await eventually(async () => await colour() === 'rgb(4, 5, 6)', 'the second colour');
    assert.equal(await page.evaluate(() => window.isSame), true);
    assert.equal(await page.locator('link[rel=stylesheet]').count(), 1);
  });

  test('stays where it was scrolled to, also when it has become longer', async () => {
    const long = (n) => item('Alpha', Array.from({ length: n }, (_, i) => `Paragraph ${i} of many.`).join('\n\n'));
    site.write(alpha, long(200));
    const page = await open('editions/1/alpha/');
    await shows(page, 'Paragraph 199');
    const loads = page.loads;
    await page.evaluate(() => scrollTo(0, 2000));
    await page.waitForTimeout(100);
    site.write(alpha, long(300));
    await eventually(() => page.loads > loads, 'a reload');
    await shows(page, 'Paragraph 299');
    await eventually(async () => await page.evaluate(() => scrollY) === 2000, 'the place it was scrolled to', 3000);
  });

  test('shows what is wrong over the last good page, and that it is mended', async () => {
    const page = await open('editions/1/alpha/');
    site.write(alpha, '---\ntitel: Alpha\nno_url: for the test\n---\nText.\n');
    await overlay(page).waitFor();
    assert.equal(page.loads, 1);
    assert.equal(await page.getByText('A text.').count(), 1);
    const text = await overlay(page).locator('pre').allInnerTexts();
    assert.equal(text.length, 2);
    assert.ok(text.some((one) => one.startsWith(`${alpha}:2:1: error: unknown key \`titel\``)), text.join('\n'));
    assert.ok(text.some((one) => one.includes('\n 2 | titel: Alpha\n   | ^~~~~\n help: did you mean `title`?')), text.join('\n'));
    assert.equal(await overlay(page).locator('a').first().getAttribute('href'), `vscode://file${site.folder}/${alpha}:2:1`);
    // On every page, and after a reload.
    const other = await open('about/');
    await overlay(other).waitFor();
    site.write(alpha, item('Alpha', 'Mended.'));
    await shows(page, 'Mended.');
    await overlay(page).waitFor({ state: 'hidden' });
    await overlay(other).waitFor({ state: 'hidden' });
  });

  test('lets go of the faults with Escape or the button, until there are others', async () => {
    const page = await open('about/');
    site.write(alpha, '---\ntitel: Alpha\n---\nText.\n');
    await overlay(page).waitFor();
    await page.keyboard.press('Escape');
    await overlay(page).waitFor({ state: 'hidden' });
    await page.reload();
    await page.locator('tokensite-live .count').waitFor();
    assert.equal(await overlay(page).isVisible(), false);
    assert.match(await page.locator('tokensite-live .count').innerText(), /^\d errors?(, \d warnings?)?$/);
    await page.locator('tokensite-live .count').click();
    await overlay(page).waitFor();
    await overlay(page).getByText('Close').click();
    assert.equal(await overlay(page).isVisible(), false);
    site.write(alpha, '---\ntittle: Alpha\n---\nText.\n');
    await overlay(page).waitFor();
  });

  test('shows warnings as a count, and no more unless asked', async () => {
    const page = await open('about/');
    const url = 'https://example.org/x?utm_source=letter';
    site.write(alpha, `---\ntitle: Alpha\nurl: ${url}\n---\nText.\n`);
    const count = page.locator('tokensite-live .count');
    await count.waitFor();
    assert.match(await count.innerText(), /^\d warnings?$/);
    assert.equal(await overlay(page).isVisible(), false);
    await count.click();
    await overlay(page).waitFor();
  });

  test('is told what it missed while nobody saw it', async () => {
    const page = await open('editions/1/alpha/');
    const see = (state) => page.evaluate((value) => {
      Object.defineProperty(document, 'visibilityState', { value, configurable: true });
      document.dispatchEvent(new Event('visibilitychange'));
    }, state);
    await see('hidden');
    site.write(alpha, item('Alpha', 'Meanwhile.'));
    await page.waitForTimeout(400);
    assert.equal(page.loads, 1);
    await see('visible');
    await shows(page, 'Meanwhile.');
  });
});

describe('a page of a site', () => {
  let browser;
  before(async () => { browser = await launch(); });
  after(() => browser.close());

  test('that was never good shows why, and the site as soon as it is', async () => {
    const site = makeSite({ ...smallSite, 'tokensite.yml': 'titel: The Tester\n' });
    const server = await serve(site.folder);
    const page = await browser.newPage();
    await page.goto(server.url);
    await page.locator('tokensite-live .faults').waitFor();
    await page.keyboard.press('Escape');
    assert.match(await page.locator('body > pre').innerText(), /^tokensite\.yml:1:1: error: /);
    site.write('tokensite.yml', smallSite['tokensite.yml']);
    await page.waitForURL((url) => url.pathname === '/tester/');
    await server.stop();
    site.remove();
  });

  test('with the theme tokenizer runs the script under its policy, quietly', async () => {
    const config = smallSite['tokensite.yml'].replace('theme: plain', 'theme: tokenizer');
    const site = makeSite({ ...smallSite, 'tokensite.yml': config });
    const server = await serve(site.folder);
    const page = await browser.newPage();
    const said = [];
    page.on('console', (message) => said.push(message.text()));
    page.on('pageerror', (error) => said.push(String(error)));
    await page.goto(server.url);
    site.write(alpha, '---\ntitel: Alpha\n---\nText.\n');
    const faults = page.locator('tokensite-live .faults');
    await faults.waitFor();
    assert.equal(await faults.evaluate((element) => getComputedStyle(element).position), 'fixed');
    assert.deepEqual(said, []);
    await server.stop();
    site.remove();
  });

  test('comes back after the server did', async () => {
    const site = makeSite();
    const first = await serve(site.folder);
    const page = await browser.newPage();
    await page.goto(`${first.url}editions/1/alpha/`);
    await first.stop();
    site.write(alpha, item('Alpha', 'While it was away.'));
    const again = await serve(site.folder, '--port', String(first.port));
    await page.getByText('While it was away.').waitFor();
    await again.stop();
    site.remove();
  });
});
