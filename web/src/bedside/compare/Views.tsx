import type { Session } from '../session';
import { WhatIf } from './WhatIf';

/** Whatever is open over the room. */
export function Views({ session }: { session: Session }) {
  const view = session.view.value;
  switch (view?.kind) {
    case 'what_if': return <WhatIf session={session} input={view.input} />;
    default: return null;
  }
}
