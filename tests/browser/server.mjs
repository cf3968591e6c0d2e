// Serves a folder as GitHub Pages would: under its base path, with 404.html for what is not there.
import { createReadStream, existsSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join, normalize } from 'node:path';

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

/** `{ url, close }`: `url` is that of the site's home, on a port that was free. */
export async function serve(folder, basePath) {
  const find = (pathname) => {
    if (!pathname.startsWith(basePath)) return null;
    const file = join(folder, normalize(`/${pathname.slice(basePath.length)}`));
    const page = file.endsWith('/') ? join(file, 'index.html') : file;
    return existsSync(page) && statSync(page).isFile() ? page : null;
  };
  const server = createServer((request, response) => {
    const found = find(decodeURIComponent(new URL(request.url, 'http://localhost').pathname));
    const file = found ?? find(`${basePath}404.html`);
    response.writeHead(found ? 200 : 404, { 'Content-Type': types[extname(file ?? '')] ?? 'application/octet-stream' });
    if (file) createReadStream(file).pipe(response);
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
