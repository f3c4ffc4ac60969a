// The service worker: keeps the page for offline use, and tells when a newer version waits. It never takes over by
// itself: a reload would lose what somebody is typing.
import { batch, computed, signal, type ReadonlySignal } from '@preact/signals';

/** Milliseconds until a version that was accepted and does not come is no longer waited for. */
const patience = 4000;

export type OfflineState = 'unknown' | 'ready' | 'unavailable';

export interface Updates {
  /** A newer version is installed, waits, and is being offered. */
  offered: ReadonlySignal<boolean>;
  /** It was offered and put off: it still waits. */
  postponed: ReadonlySignal<boolean>;
  /** Somebody asked to see the offer again, so the cursor belongs there. */
  reopened: ReadonlySignal<boolean>;
  offline: ReadonlySignal<OfflineState>;
  /** Switches to the waiting version and reloads this page, and only this one. */
  accept(): void;
  dismiss(): void;
  reopen(): void;
}

export function watchForUpdates(): Updates {
  const candidate = signal<ServiceWorker | null>(null);
  const offered = signal(false);
  const reopened = signal(false);
  const postponed = computed(() => candidate.value !== null && !offered.value);
  const offline = signal<OfflineState>('unknown');

  const offer = (worker: ServiceWorker) => {
    batch(() => {
      candidate.value = worker;
      offered.value = true;
      reopened.value = false;
    });
  };

  const register = async () => {
    const registration = await navigator.serviceWorker.register('./sw.js', { scope: './', updateViaCache: 'none' });
    if (registration.waiting !== null && registration.active !== null) offer(registration.waiting);
    const follow = (worker: ServiceWorker | null) => worker?.addEventListener('statechange', () => {
      // The very first one also becomes 'installed', but replaces nothing.
      if (worker.state === 'installed' && registration.active !== null) offer(worker);
      // One of its files could not be fetched.
      if (worker.state === 'redundant' && registration.active === null) offline.value = 'unavailable';
    });
    follow(registration.installing);
    registration.addEventListener('updatefound', () => follow(registration.installing));
    await navigator.serviceWorker.ready;
    // Only what it serves can be opened without a network.
    if (navigator.serviceWorker.controller === null) {
      await new Promise((resolve) => navigator.serviceWorker.addEventListener('controllerchange', resolve, { once: true }));
    }
    offline.value = 'ready';
  };
  // Private windows and some policies refuse: the page works all the same and says that it is not kept.
  const keep = () => register().catch(() => { offline.value = 'unavailable'; });

  if ('serviceWorker' in navigator) {
    void keep();
    document.addEventListener('visibilitychange', () => {
      if (document.visibilityState !== 'visible') return;
      // Without a network there is nothing to look for; the next return to the page tries again.
      if (offline.value === 'unavailable') void keep();
      else void navigator.serviceWorker.getRegistration().then((registration) => registration?.update()).catch(() => undefined);
    });
  } else {
    offline.value = 'unavailable';
  }

  return {
    offered,
    postponed,
    reopened,
    offline,
    accept() {
      const worker = candidate.value;
      if (worker === null) return;
      const reload = () => window.location.reload();
      // Another tab may have switched already.
      if (worker.state === 'activated') return reload();
      worker.addEventListener('statechange', () => { if (worker.state === 'activated') reload(); });
      worker.postMessage({ type: 'SKIP_WAITING' });
      // A browser may keep the version in use for as long as it believes it busy: begun anew, the page is offered again.
      window.setTimeout(reload, patience);
    },
    dismiss() {
      offered.value = false;
    },
    reopen() {
      batch(() => {
        offered.value = true;
        reopened.value = true;
      });
    }
  };
}
