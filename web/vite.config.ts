import { defineConfig, type Plugin } from 'vite';
import { VitePWA } from 'vite-plugin-pwa';

const workboxLimit = 2 * 1024 * 1024;

/** Vite's development server injects styles and talks over a web socket; the built page may do neither. */
const developmentPolicy: Plugin = {
  name: 'myolung-development-policy',
  apply: 'serve',
  transformIndexHtml: (html) => html.replace("style-src 'self'", "style-src 'self' 'unsafe-inline'").replace("worker-src 'self'", "worker-src 'self' blob:")
};

/** The largest file of the first look is fetched along with the scripts, and not only once they ask for it. */
const earlyCore: Plugin = {
  name: 'myolung-early-core',
  apply: 'build',
  transformIndexHtml: {
    order: 'post',
    handler: (_, { bundle }) => Object.keys(bundle ?? {})
      .filter((name) => /(^|\/)myolung-[\w-]{8}\.wasm$/.test(name))
      .map((name) => ({ tag: 'link', attrs: { rel: 'preload', as: 'fetch', crossorigin: '', href: `./${name}` }, injectTo: 'head' as const }))
  }
};

export default defineConfig({
  // Relative addresses: the same files work at / and under a sub-path such as /myolung/.
  base: './',
  build: {
    // No data: addresses, which the content security policy would refuse.
    assetsInlineLimit: 0,
    // A part fetched on demand needs little that the first load has not brought: naming it all in the first script would cost more.
    modulePreload: { polyfill: false, resolveDependencies: (_, dependencies, { hostType }) => (hostType === 'html' ? dependencies : []) },
    reportCompressedSize: true,
    rollupOptions: {
      output: {
        // The words of a language carry its tag.
        chunkFileNames: ({ facadeModuleId }) => {
          const tag = /\/locales\/([^/]+)\/\w+\.ts$/.exec(facadeModuleId ?? '')?.[1];
          return `assets/${tag === undefined ? '' : `${tag}-`}[name]-[hash].js`;
        }
      }
    }
  },
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  // The core is built outside this folder.
  server: { fs: { allow: ['..'] } },
  plugins: [
    developmentPolicy,
    earlyCore,
    VitePWA({
      // Never rename: browsers that installed an earlier version look for this address.
      filename: 'sw.js',
      registerType: 'prompt',
      // src/offline registers it: the page decides when to reload, so that nothing typed is lost.
      injectRegister: false,
      includeManifestIcons: false,
      manifest: {
        id: './',
        name: 'MyoLung',
        short_name: 'MyoLung',
        description: 'Published scores for myositis-associated interstitial lung disease, offline.',
        lang: 'en',
        start_url: './',
        scope: './',
        display: 'standalone',
        background_color: '#f5f5f1',
        theme_color: '#0f4c4e',
        icons: [
          { src: 'icon-192.png', sizes: '192x192', type: 'image/png', purpose: 'any' },
          { src: 'icon-512.png', sizes: '512x512', type: 'image/png', purpose: 'any' },
          { src: 'icon-maskable-512.png', sizes: '512x512', type: 'image/png', purpose: 'maskable' }
        ]
      },
      workbox: {
        // Several sites may share an origin: every cache carries this name.
        cacheId: 'myolung',
        // Everything the build wrote, the plain-JavaScript core included: a locked-down ward PC needs it offline.
        globPatterns: ['**/*'],
        globIgnores: ['sw.js', '**/*.map'],
        // A file over the limit fails the build (the plugin throws) instead of missing offline.
        maximumFileSizeToCacheInBytes: workboxLimit,
        inlineWorkboxRuntime: true,
        sourcemap: false,
        skipWaiting: false,
        // The page that is open when the first offline copy is ready uses it too: its parts come without a network from
        // then on. A newer version waits all the same until it is accepted.
        clientsClaim: true,
        // Would match other sites' caches where this one sits at the root of a shared origin.
        cleanupOutdatedCaches: false,
        // One page: an unknown address is an unknown address.
        navigateFallback: null,
        ignoreURLParametersMatching: [/./]
      }
    })
  ]
});
