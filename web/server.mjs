// A static server for the built site, for looking at it and for testing it: under / and under /myolung/, as it
// is on GitHub Pages. It answers GET and HEAD for files of one folder and knows nothing else. Its headers are those
// any server of this page should send (see .github/SECURITY.md).
import { createReadStream } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import { createServer } from 'node:http';
import { extname, join, sep } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const types = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.wasm': 'application/wasm',
  '.webmanifest': 'application/manifest+json; charset=utf-8',
  '.woff2': 'font/woff2',
};

/** What the page never uses, switched off for it and for anything that might get into it. */
const switchedOff = [
  'accelerometer', 'bluetooth', 'camera', 'display-capture', 'geolocation', 'gyroscope', 'hid', 'magnetometer',
  'microphone', 'midi', 'payment', 'serial', 'usb', 'xr-spatial-tracking',
];

/** The headers of every answer. The policy is the page's own, which thus stands once, in index.html, and as a header
 *  covers the service worker too; only framing cannot be forbidden in a page. */
async function securityHeaders(folder) {
  const page = await readFile(join(folder, 'index.html'), 'utf8').catch(() => '');
  const policy = /http-equiv="Content-Security-Policy" content="([^"]+)"/.exec(page)?.[1] ?? "default-src 'none'";
  return {
    'Cache-Control': 'no-cache',
    'Content-Security-Policy': `${policy}; frame-ancestors 'none'`,
    'Permissions-Policy': switchedOff.map((feature) => `${feature}=()`).join(', '),
    'Referrer-Policy': 'no-referrer',
    'X-Content-Type-Options': 'nosniff',
  };
}

/** @returns the file a request path names, or null where it would leave the folder. */
function fileFor(folder, url) {
  let path;
  try {
    path = decodeURIComponent(new URL(url, 'http://localhost').pathname);
  } catch {
    return null;
  }
  if (path.includes('\0')) return null;
  const file = join(folder, path.replace(/^\/myolung(?=\/)/, ''), path.endsWith('/') ? 'index.html' : '');
  return file.startsWith(folder + sep) ? file : null;
}

/** A server for `folder`, not yet listening. */
export function siteServer(folder) {
  return createServer(async (request, response) => {
    const headers = await securityHeaders(folder);
    const answer = (status, text) =>
      response.writeHead(status, { ...headers, 'Content-Type': 'text/plain; charset=utf-8' }).end(text);
    if (request.method !== 'GET' && request.method !== 'HEAD') return answer(405, 'only GET and HEAD');
    if (request.url === '/myolung') return response.writeHead(301, { ...headers, Location: '/myolung/' }).end();
    const file = fileFor(folder, request.url);
    const found = file && (await stat(file).catch(() => null));
    if (!found?.isFile()) return answer(404, 'not found');
    response.writeHead(200, {
      ...headers,
      'Content-Type': types[extname(file)] ?? 'application/octet-stream',
      'Content-Length': found.size,
    });
    if (request.method === 'HEAD') return response.end();
    createReadStream(file).on('error', () => response.destroy()).pipe(response);
  });
}

async function main(host, wanted, mayMove) {
  const server = siteServer(fileURLToPath(new URL('dist', import.meta.url)));
  for (let port = wanted; ; port += 1) {
    const error = await new Promise((resolve) => {
      server.once('error', resolve).listen(port, host, () => resolve(null));
    });
    if (!error) {
      const shown = host.includes(':') ? `[${host}]` : host === '0.0.0.0' ? 'localhost' : host;
      const { port: actual } = server.address();
      console.log(`MyoLung is at http://${shown}:${actual}/ (and under /myolung/). Stop it with Ctrl+C.`);
      return;
    }
    server.removeAllListeners('error');
    if (error.code !== 'EADDRINUSE') throw error;
    if (!mayMove || port >= wanted + 100) {
      console.error(`error: port ${port} is taken. Choose another with --port.`);
      process.exit(1);
    }
    console.log(`Port ${port} is taken, trying ${port + 1}.`);
  }
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const [host, port, mayMove] = process.argv.slice(2);
  for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => process.exit(0));
  main(host, Number(port), mayMove === 'may-move').catch((error) => {
    console.error(`error: ${error.message}`);
    process.exit(1);
  });
}
