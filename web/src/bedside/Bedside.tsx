import { RoomTitle } from '../routing/RoomTitle';
import { words } from '../locales';
import { Announcer } from './Announcer';
import { Form } from './Form';
import { Result } from './Result';
import type { Session } from './session';
import { SummaryBar } from './SummaryBar';
import { Toolbar } from './Toolbar';

/** One patient in, every score out. */
export function Bedside({ session }: { session: Session }) {
  const { patient } = session.current.value;
  return (
    <main class="ml-width ml-room" id="main" tabIndex={-1}>
      <RoomTitle page="bedside">{words.bedside.title}</RoomTitle>
      <p class="ml-lead">{words.bedside.lead}</p>
      <div class="ml-room__columns">
        <div class="ml-room__form">
          <Form patient={patient} />
          <SummaryBar patient={patient} />
        </div>
        <section class="ml-room__result" id="result" tabIndex={-1} aria-labelledby="result-title">
          <h2 class="ml-hidden" id="result-title">{words.result.title}</h2>
          <Toolbar session={session} />
          <Result patient={patient} />
        </section>
      </div>
      <Announcer patient={patient} />
    </main>
  );
}
