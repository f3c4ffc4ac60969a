// Parts of the page that need no page, as the tests load them.
import { createRequire } from 'node:module';
import { at } from './support.mjs';

/** `load('engine/catalogue.ts')`: a module below web/src; `close()` when all are loaded. */
export async function pageModules() {
  const { createServer } = createRequire(at('web', 'package.json'))('vite');
  const vite = await createServer({
    root: at('web'), configFile: false, logLevel: 'error', appType: 'custom', optimizeDeps: { noDiscovery: true },
    server: { middlewareMode: true, hmr: false, ws: false, watch: null }
  });
  return { load: (path) => vite.ssrLoadModule(`/src/${path}`), close: () => vite.close() };
}
