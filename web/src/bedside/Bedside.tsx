import { RoomTitle } from '../routing/RoomTitle';
import { words } from '../locales';
import { gradually } from '../ui/gradually';
import { Announcer } from './Announcer';
import { nameOf } from './compare/names';
import { TimePointSwitch } from './compare/TimePointSwitch';
import { AskWhatIf } from './compare/WhatIfButton';
import { Form } from './Form';
import { Result } from './Result';
import type { Session } from './session';
import { SummaryBar } from './SummaryBar';
import { Toolbar } from './Toolbar';
import { fieldsIn } from './workup';

/** So many parts, each a field or as much as one, fit into a picture's time on an old phone. */
const AT_ONCE = 3;
const useParts = gradually(AT_ONCE);

/** One patient in, every score out. */
export function Bedside({ session }: { session: Session }) {
  const point = session.current.value;
  const { patient } = point;
  // The fields of the form and what follows them, the head of the result, the rest of it.
  const form = fieldsIn(patient.shown.value.steps) + 1;
  const drawn = useParts(form + 2 * AT_ONCE);
  const two = session.second.value !== null;
  return (
    <main class="ml-width ml-room" id="main" tabIndex={-1}>
      <RoomTitle>{words.bedside.title}</RoomTitle>
      <p class="ml-lead">{words.bedside.lead}</p>
      <div class="ml-room__columns">
        <div class="ml-room__form" id="form">
          <TimePointSwitch session={session} />
          <Form patient={patient} upTo={drawn} />
          {drawn > form && <SummaryBar patient={patient} />}
        </div>
        {drawn > form && (
        <section class="ml-room__result" id="result" tabIndex={-1} aria-labelledby="result-title">
          <h2 class="ml-hidden" id="result-title">{words.result.title}</h2>
          <Toolbar session={session} />
          {two && <p class="ml-times__of">{words.timePoints.resultOf(nameOf(point))}</p>}
          <AskWhatIf.Provider value={session.askWhatIf}><Result patient={patient} whole={drawn > form + AT_ONCE} /></AskWhatIf.Provider>
        </section>
        )}
      </div>
      <Announcer patient={patient} />
    </main>
  );
}
