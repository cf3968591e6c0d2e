// Serves a folder as GitHub Pages would: under its base path, with 404.html for what is not there.
import { createReadStream, existsSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join, normalize } from 'node:path';
import { createGzip } from 'node:zlib';

const types = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.md': 'text/markdown; charset=utf-8',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.woff2': 'font/woff2',
  '.xml': 'application/xml',
};

const packed = new Set(['.woff2', '.png']);  // compressed already

/**
 * `{ url, close }`: `url` is that of the site's home, on a port that was free. With `compresses`, texts are
 * gzipped and everything may be kept for ten minutes: only what measures needs it.
 */
export async function serve(folder, basePath, { compresses = false } = {}) {
  const find = (pathname) => {
    if (!pathname.startsWith(basePath)) return null;
    const file = join(folder, normalize(`/${pathname.slice(basePath.length)}`));
    const page = file.endsWith('/') ? join(file, 'index.html') : file;
    return existsSync(page) && statSync(page).isFile() ? page : null;
  };
  const server = createServer((request, response) => {
    const found = find(decodeURIComponent(new URL(request.url, 'http://localhost').pathname));
    const file = found ?? find(`${basePath}404.html`);
    const extension = extname(file ?? '');
    const headers = { 'Content-Type': types[extension] ?? 'application/octet-stream' };
    const isGzipped = compresses && file && !packed.has(extension);
    if (compresses) headers['Cache-Control'] = 'max-age=600';
    if (isGzipped) headers['Content-Encoding'] = 'gzip';
    response.writeHead(found ? 200 : 404, headers);
    if (isGzipped) createReadStream(file).pipe(createGzip()).pipe(response);
    else if (file) createReadStream(file).pipe(response);
    else response.end();
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  const close = () => {
    // A browser keeps its connections open; waiting for it to let go would take seconds.
    server.closeAllConnections();
    return new Promise((resolve) => server.close(resolve));
  };
  return { url: `http://127.0.0.1:${server.address().port}${basePath}`, close };
}
