import { About } from '../../provenance/About';
import { words } from '../../locales';
import { Details } from '../../ui/Details/Details';
import { FactorProfile } from '../FactorProfile';
import { Outcomes } from '../Outcomes';
import type { Patient } from '../patient';
import type { ScoredReading } from '../reading';
import { Checks } from './Checks';
import { Population } from './Population';

export { Posttests } from '../Posttests';

/** Below the scores: what happened after an exacerbation, and what goes together with the findings. */
export function BelowScores({ patient }: { patient: Patient }) {
  return <><Outcomes patient={patient} /><FactorProfile patient={patient} /></>;
}

/** The folds of a score's card: whom it was made in, what checking it showed, where it comes from. */
export function CardFolds({ patient, entry, answer }: ScoredReading) {
  const { id, title } = entry.file;
  return (
    <>
      <Population answer={answer} />
      <Checks catalogue={patient.catalogue} model={id} title={title} />
      <div class="ml-answer__about"><Details summary={words.about.title(title)}><About entry={entry} catalogue={patient.catalogue} level="h4" /></Details></div>
    </>
  );
}
