// Rooms and their addresses. They stand behind the hash, so that a static host serves them all with one file, and
// offline too. Nothing typed at the bedside ever goes into an address.
import { batch, signal } from '@preact/signals';

/** What a list or plot shows; part of its address, so that it can be kept and sent. */
export type Filters = Readonly<Record<string, string>>;

export type Route =
  | { room: 'bedside' | 'preferences' | 'privacy' }
  | { room: 'evidence'; page: 'overview' | 'exacerbation' }
  | { room: 'evidence'; page: 'factors' | 'audit'; filters: Filters }
  /** One check of the audit. The filters lead back to the list it was opened from. */
  | { room: 'evidence'; page: 'check'; id: string; filters: Filters }
  /** One score or source. */
  | { room: 'evidence'; page: 'entry'; id: string }
  | { room: 'unknown'; address: string };

export function parse(hash: string): Route {
  // Any other hash points into the page: the skip link opened in a new tab, for instance.
  if (!hash.startsWith('#/')) return { room: 'bedside' };
  const address = hash.slice(1);
  const unknown = { room: 'unknown', address } as const;
  const [path = '', query = ''] = address.split(/\?(.*)/s);
  let parts: string[];
  try {
    parts = path.split('/').filter((part) => part !== '').map(decodeURIComponent);
  } catch {
    return unknown;
  }
  const filters = Object.fromEntries(new URLSearchParams(query));
  const [room, page, ...rest] = parts;
  if (room === undefined) return { room: 'bedside' };
  if (room === 'preferences' || room === 'privacy') return page === undefined ? { room } : unknown;
  if (room !== 'evidence') return unknown;
  if (page === undefined) return { room, page: 'overview' };
  if (page === 'audit' && rest.length > 0) return { room, page: 'check', id: rest.join('/'), filters };
  if (rest.length > 0) return unknown;
  switch (page) {
    case 'factors': case 'audit': return { room, page, filters };
    case 'exacerbation': return { room, page };
    default: return { room, page: 'entry', id: page };
  }
}

const query = (filters: Filters) => {
  const text = new URLSearchParams(filters).toString();
  return text === '' ? '' : `?${text}`;
};

export const address = {
  bedside: '#/',
  preferences: '#/preferences',
  privacy: '#/privacy',
  evidence: '#/evidence',
  exacerbation: '#/evidence/exacerbation',
  factors: (filters: Filters = {}) => `#/evidence/factors${query(filters)}`,
  audit: (filters: Filters = {}) => `#/evidence/audit${query(filters)}`,
  check: (id: string, filters: Filters = {}) => `#/evidence/audit/${id.split('/').map(encodeURIComponent).join('/')}${query(filters)}`,
  entry: (id: string) => `#/evidence/${encodeURIComponent(id)}`
};

export const route = signal<Route>(parse(window.location.hash));

/** Shows other filters under the same title: no step in the history, no jump, no move of the cursor. */
export function replaceFilters(next: string) {
  window.history.replaceState(window.history.state, '', next);
  route.value = parse(next);
}

/** Counts the moves from place to place: other filters at the same place are none. */
export const moves = signal(0);

/** Where each entry of the history was left, by its key. */
const left = new Map<string, number>();
let current: string | null = null;
/** The scroll position a room is to open at, until its title is there; null when nobody has moved. */
let arriving: number | null = null;
let keys = 0;

/** An entry that has no key yet is a new one; one that has is being returned to. */
function enter(): boolean {
  const known = (window.history.state as { myolung?: string } | null)?.myolung;
  if (known !== undefined) {
    current = known;
    return false;
  }
  keys += 1;
  current = `${performance.timeOrigin}-${keys}`;
  window.history.replaceState({ myolung: current }, '');
  return true;
}

/** Follows the address from now on. */
export function watchRoute() {
  // The browser would scroll before the room is there.
  window.history.scrollRestoration = 'manual';
  enter();
  window.addEventListener('hashchange', () => {
    // A room that was left before it was there keeps the place it was to open at.
    if (current !== null) left.set(current, arriving ?? window.scrollY);
    arriving = enter() ? 0 : left.get(current ?? '') ?? 0;
    batch(() => {
      moves.value += 1;
      route.value = parse(window.location.hash);
    });
  });
}

/** A room that is fetched once more: the reading position goes to its title as on a move. */
export function awaitTitle() {
  arriving = window.scrollY;
}

/** A room's title is on the screen: after a move, the reading position goes to it. Not on first load. */
export function arrive(title: HTMLElement) {
  if (arriving === null) return;
  title.focus({ preventScroll: true });
  window.scrollTo(0, arriving);
  arriving = null;
}
