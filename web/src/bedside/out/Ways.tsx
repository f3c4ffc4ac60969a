import type { Session } from '../session';
import { Chart } from './Chart';
import { Open } from './Open';
import type { Way } from './OutTools';
import './out.scss';
import { Save } from './Save';

export { watchPrinting } from './printing';

interface Props {
  session: Session;
  way: Way;
  onClose: () => void;
}

export function Ways({ session, way, onClose }: Props) {
  switch (way) {
    case 'chart': return <Chart session={session} onClose={onClose} />;
    case 'save': return <Save session={session} onClose={onClose} />;
    case 'open': return <Open session={session} onClose={onClose} />;
  }
}
