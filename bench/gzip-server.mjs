// Serves a folder as GitHub Pages does: text compressed, anything else as it is, fresh for ten minutes.
// Counts the requests, and the bytes on the wire.
import { existsSync, readFileSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join, normalize } from 'node:path';
import { gzipSync } from 'node:zlib';

const types = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.md': 'text/markdown; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.xml': 'application/xml',
};

/**
 * `{ url, takeTraffic, close }`: `takeTraffic` gives, since it was called last, the moment at which each request came
 * (milliseconds since 1970, with fractions), and the bytes of its response, head included.
 */
export async function serve(folder, basePath) {
  const ready = new Map();
  let traffic = [];

  const read = (path) => {
    const file = join(folder, normalize(`/${path}`), path.endsWith('/') || path === '' ? 'index.html' : '');
    if (!existsSync(file) || !statSync(file).isFile()) return null;
    const type = types[extname(file)];
    const body = readFileSync(file);
    const headers = { 'Content-Type': type ?? 'application/octet-stream', 'Cache-Control': 'max-age=600' };
    if (!type) return { headers, body };
    return { headers: { ...headers, 'Content-Encoding': 'gzip', Vary: 'Accept-Encoding' }, body: gzipSync(body) };
  };
  // Compressed once, as if by a cache in front of the server.
  const find = (path) => {
    if (!ready.has(path)) ready.set(path, read(path));
    return ready.get(path);
  };

  const server = createServer((request, response) => {
    const exchange = { moment: performance.timeOrigin + performance.now(), bytes: 0 };
    traffic.push(exchange);
    const { socket } = request;
    const written = socket.bytesWritten;
    response.on('finish', () => {
      exchange.bytes = socket.bytesWritten - written;
    });
    const { pathname } = new URL(request.url, 'http://localhost');
    const found = pathname.startsWith(basePath) ? find(decodeURIComponent(pathname.slice(basePath.length))) : null;
    if (!found) return response.writeHead(404).end();
    return response.writeHead(200, { ...found.headers, 'Content-Length': found.body.length }).end(found.body);
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));

  const takeTraffic = () => {
    const taken = traffic;
    traffic = [];
    return taken;
  };
  const close = () => {
    server.closeAllConnections();
    return new Promise((resolve) => server.close(resolve));
  };
  return { url: `http://127.0.0.1:${server.address().port}${basePath}`, takeTraffic, close };
}
