import type { Session } from '../session';
import { Chart } from './Chart';
import { Open } from './Open';
import type { View } from './OutTools';
import './out.scss';
import { Save } from './Save';

export { watchPrinting } from './printing';

interface Props {
  session: Session;
  view: View;
  onClose: () => void;
}

export function Views({ session, view, onClose }: Props) {
  switch (view) {
    case 'chart': return <Chart session={session} onClose={onClose} />;
    case 'save': return <Save session={session} onClose={onClose} />;
    case 'open': return <Open session={session} onClose={onClose} />;
  }
}
