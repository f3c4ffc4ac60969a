import { words } from '../locales';
import { About } from './About';
import { Announcer } from './Announcer';
import { Form } from './Form';
import { modelsWithAnswers, type Patient } from './patient';
import { Result } from './Result';
import { SummaryBar } from './SummaryBar';

/** One patient in, every score out. */
export function Bedside({ patient }: { patient: Patient }) {
  return (
    <main class="ml-width ml-room">
      {modelsWithAnswers(patient).map(({ entry, answer }) => (
        <div key={entry.file.id}>
          <h1 class="ml-title">{entry.file.title}</h1>
          <p class="ml-lead">{entry.file.summary}</p>
          <div class="ml-room__columns">
            <div class="ml-room__form">
              <Form patient={patient} model={entry.file} />
              <SummaryBar patient={patient} entry={entry} answer={answer} />
            </div>
            <section class="ml-room__result" id="result" tabIndex={-1} aria-labelledby="result-title">
              <h2 class="ml-hidden" id="result-title">{words.result.title}</h2>
              <Result patient={patient} entry={entry} answer={answer} />
            </section>
          </div>
          <About entry={entry} catalogue={patient.catalogue} />
          <Announcer patient={patient} entry={entry} answer={answer} />
        </div>
      ))}
    </main>
  );
}
