// The built page behind a small server that a test can stop, and whose files a test can replace.
import { createServer } from 'node:http';
import { readFile } from 'node:fs/promises';
import { join, normalize, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';

const dist = fileURLToPath(new URL('../../web/dist/', import.meta.url));

const types = {
  html: 'text/html; charset=utf-8', js: 'text/javascript', css: 'text/css', wasm: 'application/wasm', svg: 'image/svg+xml',
  png: 'image/png', webmanifest: 'application/manifest+json', txt: 'text/plain; charset=utf-8'
};

/** Serves web/dist under `path` on a free port, compressed where asked for, as a host of static files does. `replace`
 *  maps a file's name to a function of its text. */
export async function startSite(path = '/myolung/', { compressed = false } = {}) {
  const replace = new Map();
  const server = createServer(async (request, response) => {
    const { pathname } = new URL(request.url, 'http://localhost');
    const name = pathname === path ? 'index.html' : pathname.slice(path.length);
    const file = normalize(join(dist, name));
    if (!pathname.startsWith(path) || !(file + sep).startsWith(dist)) return response.writeHead(404).end();
    try {
      const content = await readFile(file);
      const change = replace.get(name);
      const body = change === undefined ? content : change(content.toString());
      response.writeHead(200, { 'content-type': types[file.split('.').at(-1)] ?? 'application/octet-stream', ...(compressed ? { 'content-encoding': 'gzip' } : {}) });
      response.end(compressed ? gzipSync(body) : body);
    } catch {
      response.writeHead(404).end();
    }
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${server.address().port}${path}`,
    replace,
    stop: () => new Promise((resolve) => {
      server.close(resolve);
      server.closeAllConnections();
    })
  };
}
