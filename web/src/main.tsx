import { render } from 'preact';
import { App, LoadFailure, Loading } from './App';
import { openEngine } from './engine';
import { words } from './locales';
import { watchForUpdates } from './offline/updates';
import { watchRoute } from './routing/route';
import './styles/main.scss';

const root = document.getElementById('app');
if (root === null) throw new Error('index.html has no #app');

document.documentElement.lang = words.language;

// Not while developing: a service worker would serve yesterday's files.
const updates = import.meta.env.PROD ? watchForUpdates() : null;

watchRoute();
render(<Loading />, root);
openEngine().then(
  (engine) => render(<App engine={engine} updates={updates} />, root),
  (error: unknown) => render(<LoadFailure error={error} />, root)
);
