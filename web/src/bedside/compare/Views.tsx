import type { Session } from '../session';
import { CompareTimePoints } from './CompareTimePoints';
import { AddTimePoint, NameTimePoints } from './TimePointForms';
import { WhatIf } from './WhatIf';

/** Whatever is open over the room. */
export function Views({ session }: { session: Session }) {
  const view = session.view.value;
  switch (view?.kind) {
    case undefined: return null;
    case 'what_if': return <WhatIf session={session} input={view.input} />;
    case 'add_time_point': return <AddTimePoint session={session} />;
    case 'name_time_points': return <NameTimePoints session={session} />;
    case 'compare_time_points': return <CompareTimePoints session={session} />;
  }
}
