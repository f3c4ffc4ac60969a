import { useMemo } from 'preact/hooks';
import type { Catalogue, CatalogueEvidence, CatalogueModel, PrintedTable } from '../engine';
import { roomWords, words } from '../locales';
import { About } from '../provenance/About';
import { Citation } from '../provenance/Citation';
import { address } from '../routing/route';
import { RoomTitle } from '../routing/RoomTitle';
import { Details } from '../ui/Details/Details';
import { Figure } from '../ui/Figure/Figure';
import { FindingList } from './FindingList';
import { findings, findingsOfModel, type Finding } from '../provenance/findings';
import { Row } from './Overview';
import { drawRoc, drawScores } from './plots/score';

/** One score or one source, with all there is on it. */
export function Entry({ catalogue, id }: { catalogue: Catalogue; id: string }) {
  const model = catalogue.models.find(({ file }) => file.id === id);
  if (model !== undefined) return <ScoreEntry entry={model} catalogue={catalogue} key={id} />;
  const source = catalogue.evidence.find(({ file }) => file.id === id);
  if (source !== undefined) return <SourceEntry entry={source} catalogue={catalogue} key={id} />;
  return (
    <>
      <RoomTitle>{words.page.unknownTitle}</RoomTitle>
      <p>{roomWords.unknownEntry(id)}</p>
      <p><a href={address.evidence}>{roomWords.evidence.overview}</a></p>
    </>
  );
}

function ScoreEntry({ entry, catalogue }: { entry: CatalogueModel; catalogue: Catalogue }) {
  const { file, derived } = entry;
  return (
    <>
      <RoomTitle>{file.title}</RoomTitle>
      <p class="ml-lead">{file.summary}</p>
      <Found all={findingsOfModel(catalogue, file.id)} />
      {derived.observed.length > 0 && <ScoreFigures entry={entry} catalogue={catalogue} />}
      <div class="ml-card ml-spaced"><About entry={entry} catalogue={catalogue} level="h2" /></div>
    </>
  );
}

function ScoreFigures({ entry, catalogue }: { entry: CatalogueModel; catalogue: Catalogue }) {
  const { file, derived } = entry;
  const { title, outcome } = file;
  const [key] = file.sources;
  const source = key === undefined ? undefined : catalogue.sources[key];
  const from = source === undefined ? [] : [words.about.short(source)];
  const roc = useMemo(() => drawRoc(derived, roomWords.figure), [derived]);
  const scores = useMemo(() => drawScores(derived, roomWords.figure), [derived]);
  return (
    <div class="ml-card ml-spaced ml-figures">
      <Figure
        title={roomWords.figure.scoresTitle(title)}
        label={roomWords.figure.scoresLabel(derived.observed.map((row) => roomWords.figure.scoresRow(row.score, words.result.counts(row), outcome.label)))}
        file={`${file.id}-scores`}
        legend={[words.say.and(roomWords.figure.withOutcome(outcome.label), roomWords.figure.withoutOutcome), ...from]}
        draw={scores}
        words={roomWords.figure}
      />
      {derived.auc !== null && (
        <Figure
          title={roomWords.figure.rocTitle(title)}
          label={roomWords.figure.rocLabel(title, words.about.aucValue(derived.auc.text), derived.roc.map((point) => roomWords.figure.rocPoint(point.cutoff, point.true_positive, point.false_positive)))}
          file={`${file.id}-roc`}
          legend={[roomWords.evidence.auc(derived.auc.text), ...from]}
          draw={roc}
          words={roomWords.figure}
        />
      )}
    </div>
  );
}

function SourceEntry({ entry, catalogue }: { entry: CatalogueEvidence; catalogue: Catalogue }) {
  const { file, factors } = entry;
  const { card } = file;
  return (
    <>
      <RoomTitle>{file.title}</RoomTitle>
      <p class="ml-lead">{file.summary}</p>
      <div class="ml-card">
        <dl class="ml-facts">
          <Row label={roomWords.evidence.predicts}>{card.predicts}</Row>
          <Row label={roomWords.evidence.inWhom}>{card.in_whom}</Row>
          <Row label={roomWords.evidence.when}>{card.when}</Row>
          <Row label={roomWords.evidence.howGood}>{card.how_good}</Row>
          <Row label={roomWords.evidence.checked}>{file.verification.text} {card.checked}</Row>
          {file.limitations.length > 0 && (
            <Row label={roomWords.evidence.limits}><ul class="ml-list">{file.limitations.map(({ text }) => <li key={text}>{text}</li>)}</ul></Row>
          )}
        </dl>
        {file.sources.map((key) => <Citation source={catalogue.sources[key]} key={key} />)}
        <ul class="ml-links">
          {factors.length > 0 && <li><a href={address.factors()}>{words.factors.all(factors.length)}</a></li>}
          {(file.outcomes ?? []).length > 0 && <li><a href={address.exacerbation}>{roomWords.exacerbation.title}</a></li>}
          <li><a href={address.audit({ source: file.id })}>{roomWords.evidence.checksOf(file.title)}</a></li>
        </ul>
      </div>
      <Found all={findings(catalogue).filter(({ evidence }) => evidence === file.id)} />
      {file.tables.length > 0 && (
        <>
          <h2 class="ml-heading ml-spaced">{roomWords.evidence.tables}</h2>
          <div class="ml-card">{file.tables.map((table) => <Details summary={table.title} key={table.id}><Printed table={table} /></Details>)}</div>
        </>
      )}
    </>
  );
}

function Found({ all }: { all: readonly Finding[] }) {
  if (all.length === 0) return null;
  return (
    <>
      <h2 class="ml-heading ml-spaced">{roomWords.evidence.foundTitle}</h2>
      <FindingList findings={all} level="h3" />
    </>
  );
}

/** Wide tables scroll in their own frame; the page never does. */
function Printed({ table }: { table: PrintedTable }) {
  return (
    <>
      <p class="ml-quiet">{words.about.place(table.source.place)}</p>
      <div class="ml-scroll" tabIndex={0} role="region" aria-label={table.title}>
        <table class="ml-printed">
          <thead><tr><td />{table.columns.map(({ id, label }) => <th scope="col" key={id}>{label}</th>)}</tr></thead>
          <tbody>
            {table.rows.map(({ id, label, cells }) => (
              <tr key={id}><th scope="row">{label}</th>{cells.map((cell, index) => <td key={index}>{cell}</td>)}</tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}
