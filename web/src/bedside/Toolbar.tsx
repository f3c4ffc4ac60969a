import { words } from '../locales';
import { CompareTools } from './compare/CompareTools';
import { OutTools } from './out/OutTools';
import type { Session } from './session';

/** What can be done with the result, beside it: each kind of tool brings its own buttons. */
export function Toolbar({ session }: { session: Session }) {
  return (
    <div class="ml-tools ml-buttons ml-noprint" role="group" aria-label={words.compare.tools}>
      <CompareTools session={session} />
      <OutTools session={session} />
    </div>
  );
}
