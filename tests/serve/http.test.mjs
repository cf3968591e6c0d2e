// What `serve` answers, to the letter.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync, readdirSync, renameSync } from 'node:fs';
import { createServer, connect } from 'node:net';
import { after, before, describe, test } from 'node:test';
import { alpha, ask, askRaw, eventually, item, makeSite, serve, smallSite } from './serving.mjs';

describe('a server of a site', () => {
  let site;
  let server;

  before(async () => {
    site = makeSite({ ...smallSite, 'static/clip.bin': '0123456789' });
    server = await serve(site.folder);
  });

  after(async () => {
    await server.stop();
    site.remove();
  });

  const get = (path, options) => ask(server.port, path, options);

  test('says where the site is, with its base path', () => {
    assert.match(server.url, /^http:\/\/127\.0\.0\.1:\d+\/tester\/$/);
  });

  test('leads from the root and from folders without their slash', async () => {
    for (const [from, to] of [['/', '/tester/'], ['/tester', '/tester/'], ['/tester/about?x=1', '/tester/about/?x=1']]) {
      const { status, headers } = await get(from);
      assert.deepEqual([status, headers.location], [302, to]);
    }
  });

  test('gives pages, feeds and files their types', async () => {
    const types = {
      '': 'text/html; charset=utf-8', 'feed.xml': 'application/xml; charset=utf-8', 'feed.json': 'application/json',
      'editions/1.md': 'text/markdown; charset=utf-8', 'robots.txt': 'text/plain; charset=utf-8',
      'clip.bin': 'application/octet-stream',
    };
    for (const [path, type] of Object.entries(types)) {
      const { status, headers } = await get(`/tester/${path}`);
      assert.deepEqual([path, status, headers['content-type'], headers['cache-control']], [path, 200, type, 'no-cache']);
    }
  });

  test('answers HEAD as GET, without the body', async () => {
    const whole = await get('/tester/');
    const head = await get('/tester/', { method: 'HEAD' });
    assert.equal(head.status, 200);
    assert.equal(head.body, '');
    assert.equal(head.headers['content-length'], String(Buffer.byteLength(whole.body)));
    assert.equal(head.headers.etag, whole.headers.etag);
  });

  test('spares a browser what it has', async () => {
    for (const path of ['/tester/', '/tester/feed.xml', '/tester/clip.bin']) {
      const { headers } = await get(path);
      const again = await get(path, { headers: { 'If-None-Match': headers.etag } });
      assert.deepEqual([again.status, again.body], [304, '']);
    }
  });

  test('sends a part', async () => {
    const part = await get('/tester/clip.bin', { headers: { Range: 'bytes=3-5' } });
    assert.deepEqual([part.status, part.body, part.headers['content-range']], [206, '345', 'bytes 3-5/10']);
    assert.equal((await get('/tester/clip.bin', { headers: { Range: 'bytes=10-' } })).status, 416);
  });

  test('shows the 404 page of the site', async () => {
    const { status, body } = await get('/tester/nothing/');
    assert.equal(status, 404);
    assert.match(body, /<title>Page not found/);
  });

  test('leads nowhere outside of the site', async () => {
    for (const path of ['/tester/../tokensite.yml', '/tester/%2e%2e/tokensite.yml', '/tester/..%2ftokensite.yml',
      '/%2e%2e%2f%2e%2e%2fetc/passwd', '/tester/%00', '/tester/..%5c..%5cx', '/tester/%zz']) {
      assert.equal((await get(path)).status, 400, path);
    }
    for (const path of ['/tester/tokensite.yml', '/tester//etc/passwd', '//etc/passwd', '/tester/%252e%252e/x', '/etc/passwd']) {
      assert.equal((await get(path)).status, 404, path);
    }
    assert.equal((await get(`/tester/${'a'.repeat(5000)}`)).status, 414);
  });

  test('is not there for names that others made to lead here', async () => {
    for (const host of ['evil.example', `evil.example:${server.port}`, '127.0.0.1.evil.example', '192.168.0.1']) {
      assert.equal((await get('/tester/', { headers: { Host: host } })).status, 403, host);
      assert.equal((await get('/-tokensite/events', { headers: { Host: host } })).status, 403, host);
    }
    for (const host of ['localhost', `localhost:${server.port}`, '[::1]:9', '127.0.0.1']) {
      assert.equal((await get('/tester/', { headers: { Host: host } })).status, 200, host);
    }
  });

  test('is only read', async () => {
    for (const method of ['POST', 'PUT', 'DELETE', 'OPTIONS', 'PATCH']) {
      const { status, headers } = await get('/tester/', { method, body: method === 'POST' ? 'x'.repeat(100_000) : '' });
      assert.deepEqual([method, status, headers.allow], [method, 405, 'GET, HEAD']);
    }
  });

  test('outlives what is no HTTP, too much of it, and half of it', async () => {
    assert.match(await askRaw(server.port, 'nonsense\r\n\r\n'), /^HTTP\/1\.1 400 /);
    assert.match(await askRaw(server.port, `GET / HTTP/1.1\r\nX: ${'y'.repeat(40_000)}\r\n\r\n`), /^HTTP\/1\.1 431 /);
    assert.match(await askRaw(server.port, 'GET / HTTP/1.1\r\n\r\n', 500), /^HTTP\/1\.1 400 /);
    assert.match(await askRaw(server.port, 'GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n', 500), /^HTTP\/1\.1 400 /);
    await askRaw(server.port, 'GET /tester/ HT', 100);
    await askRaw(server.port, Buffer.from([0, 255, 10, 13, 0]), 100);
    assert.equal((await get('/tester/')).status, 200);
  });

  test('takes one request after the other on a connection, and several at once', async () => {
    const one = `GET /tester/robots.txt HTTP/1.1\r\nHost: localhost\r\n\r\n`;
    const answers = await askRaw(server.port, one.repeat(5), 500);
    assert.equal(answers.match(/HTTP\/1\.1 200 OK/g).length, 5);
  });

  test('answers while hundreds of connections take their time over a request', async () => {
    const slow = Array.from({ length: 600 }, () => connect(server.port, '127.0.0.1'));
    for (const socket of slow) {
      socket.on('error', () => {});
      socket.write('GET /tester/ HTTP/1.1\r\nHost: loc');
    }
    await Promise.all(slow.slice(0, 400).map((socket) => socket.connecting && once(socket, 'connect')));
    const start = Date.now();
    assert.equal((await get('/tester/')).status, 200);
    assert.ok(Date.now() - start < 5000);
    for (const socket of slow) socket.destroy();
  });

  test('survives 10,000 requests of 64 connections, half of them cut off, and keeps nothing of them', async () => {
    const process = `/proc/${server.process.pid}`;
    const files = () => readdirSync(`${process}/fd`).length;
    const memory = () => Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`${process}/status`, 'utf8'))[1]);
    let left = 10_000;
    const one = (path) => `GET ${path} HTTP/1.1\r\nHost: localhost\r\n\r\n`;
    const paths = ['/tester/', '/tester/editions/1/', '/tester/feed.xml', '/tester/nothing', '/-tokensite/events?path=/tester/'];
    async function connection() {
      while (left > 0) {
        const socket = connect(server.port, '127.0.0.1');
        socket.on('error', () => {});
        const closed = once(socket, 'close');
        await Promise.race([once(socket, 'connect'), closed]);
        // Each connection asks ten times; every second one is cut in the midst of it all.
        const isCut = Math.random() < 0.5;
        for (let i = 0; i < 10 && left > 0; ++i, --left) socket.write(one(paths[left % paths.length]));
        if (isCut) {
          socket.destroy();
        } else {
          socket.once('data', () => socket.destroy());
          socket.setTimeout(5000, () => socket.destroy());
        }
        await closed;
      }
    }
    const round = async (count) => {
      left = count;
      await Promise.all(Array.from({ length: 64 }, connection));
    };
    await round(1000);  // what is kept once is kept from here on
    await eventually(() => files() < 40, 'all connections closed');
    const before = { files: files(), memory: memory() };
    await round(10_000);
    assert.equal((await get('/tester/')).status, 200);
    await eventually(() => files() <= before.files, 'no connection left over');
    assert.ok(memory() < before.memory + 60_000, `${before.memory} kB became ${memory()} kB`);
  });
});

describe('serving', () => {
  test('ends at once with Ctrl-C, whatever is under way, and with status 0', async () => {
    const site = makeSite();
    const server = await serve(site.folder);
    const sockets = Array.from({ length: 10 }, () => connect(server.port, '127.0.0.1'));
    for (const [i, socket] of sockets.entries()) {
      socket.on('error', () => {});
      const path = i % 2 ? '/tester/' : '/-tokensite/events?path=/tester/';
      if (i < 8) socket.write(`GET ${path} HTTP/1.1\r\nHost: localhost\r\n\r\n`);
    }
    await once(sockets[0], 'data');
    const start = Date.now();
    const { status } = await server.stop();
    assert.equal(status, 0);
    assert.ok(Date.now() - start < 1000);
    site.remove();
  });

  test('ends at once while it is still reading the site', async () => {
    const site = makeSite();
    const server = await serve(site.folder);
    assert.equal((await server.stop()).status, 0);
    site.remove();
  });

  test('follows a folder that goes and comes back, be it another one', async () => {
    const site = makeSite();
    const server = await serve(site.folder);
    const shows = async (text) => (await ask(server.port, '/tester/editions/1/alpha/')).body.includes(text);
    await eventually(() => shows('A text.'), 'the first page');
    renameSync(site.folder, `${site.folder}-away`);
    await eventually(() => /cannot open/.test(server.said.text), 'a notice');
    assert.ok(await shows('A text.'));
    renameSync(`${site.folder}-away`, site.folder);
    site.write(alpha, item('Alpha', 'Back again.'));
    await eventually(() => shows('Back again.'), 'what was saved after it came back');
    for (const pause of [0, 1500]) {
      site.remove();
      await new Promise((done) => { setTimeout(done, pause); });
      for (const [path, text] of Object.entries(smallSite)) site.write(path, text);
      await eventually(() => shows('A text.'), 'the new folder');
      site.write(alpha, item('Alpha', 'In another folder.'));
      await eventually(() => shows('In another folder.'), 'what was saved in the new folder');
    }
    await server.stop();
    site.remove();
  });

  test('says who has the port', async () => {
    const site = makeSite();
    const other = createServer().listen(0, '127.0.0.1');
    await once(other, 'listening');
    const { port } = other.address();
    await assert.rejects(serve(site.folder, '--port', String(port)),
      new RegExp(`port ${port} is in use by .*node.* \\(process ${process.pid}\\).*--port 0`));
    other.close();
    site.remove();
  });

  test('keeps its cache out of git, and writes nothing else into the site', async () => {
    const site = makeSite();
    execFileSync('git', ['init', '-q', site.folder]);
    const server = await serve(site.folder);
    await ask(server.port, '/tester/');
    await eventually(() => existsSync(`${site.folder}/.tokensite/sources`), 'a cache');
    await server.stop();
    const status = execFileSync('git', ['-C', site.folder, 'status', '--porcelain'], { encoding: 'utf8' });
    assert.equal(status, '?? content/\n?? tokensite.yml\n');
    site.remove();
  });
});
