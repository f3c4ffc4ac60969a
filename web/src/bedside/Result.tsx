import { words } from '../locales';
import { ErrorSummary } from '../ui/ErrorSummary/ErrorSummary';
import { Note } from '../ui/Note/Note';
import { Answer } from './Answer';
import { fieldId } from './Field';
import { Items } from './Items';
import { Missing } from './Missing';
import type { Patient } from './patient';
import { Posttests } from './Posttests';
import { doubtsOf, refusedLabels, type Reading } from './summary';

/** In the order of need: the answer, how sure, why, what is missing. Where it comes from follows in About. */
export function Result(reading: Reading) {
  const { patient, entry, answer } = reading;
  if (answer === null) return <Withheld {...reading} />;
  switch (answer.status) {
    case 'no_input':
      return (
        <div class="ml-card">
          <h3 class="ml-heading">{words.result.emptyTitle}</h3>
          <p>{words.result.empty}</p>
          <ul class="ml-list">
            {answer.items.map((item) => <li key={item.input}>{item.label}: {words.items.points(item)}</li>)}
          </ul>
        </div>
      );
    case 'not_applicable':
      return (
        <div class="ml-card">
          <h3 class="ml-heading">{words.result.notApplicable(entry.file.title)}</h3>
          {answer.reasons.map(({ code, message }) => <Note key={code}>{message}</Note>)}
        </div>
      );
    case 'complete':
    case 'partial': {
      const doubts = doubtsOf(patient, answer);
      const elsewhere = problems(patient).filter(({ input }) => input !== patient.pretest.id);
      return (
        <>
          {elsewhere.length > 0 && <ErrorSummary title={words.result.problems} problems={elsewhere} />}
          <Answer entry={entry} answer={answer} doubts={doubts} />
          <Posttests patient={patient} answer={answer} />
          <Items answer={answer} doubts={doubts} />
          {answer.status === 'partial' && answer.next.length > 0 && <Missing entry={entry} answer={answer} />}
        </>
      );
    }
  }
}

function Withheld({ patient }: Reading) {
  const found = problems(patient);
  return (
    <div class="ml-card">
      <h3 class="ml-heading">{words.result.waiting(refusedLabels(patient))}</h3>
      <p>{words.result.waitingText}</p>
      {found.length > 0 && <ErrorSummary title={words.result.problems} problems={found} />}
    </div>
  );
}

const problems = (patient: Patient) =>
  patient.shownProblems().map(({ input, message, remedy }) => ({
    input,
    target: input === null ? null : fieldId(input),
    message,
    remedy
  }));
