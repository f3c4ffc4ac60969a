import type { ComponentChildren } from 'preact';
import type { Catalogue, CatalogueEvidence, CatalogueModel, Source } from '../engine';
import { roomWords, words } from '../locales';
import { PaperLink } from '../provenance/Citation';
import { bestReadFirst } from '../provenance/order';
import { address } from '../routing/route';
import { RoomTitle } from '../routing/RoomTitle';
import { Details } from '../ui/Details/Details';
import { NewTabLink } from '../ui/NewTabLink/NewTabLink';
import { findingsOfModel } from '../provenance/findings';

/** Everything there is, a card each: what it predicts, in whom, when, how good, how it was checked, its limits. */
export function Overview({ catalogue }: { catalogue: Catalogue }) {
  const { models, evidence, register, sources } = catalogue;
  return (
    <>
      <RoomTitle>{roomWords.evidence.title}</RoomTitle>
      <p class="ml-lead">{roomWords.evidence.lead}</p>
      <h2 class="ml-heading">{roomWords.evidence.scores}</h2>
      <div class="ml-cards">{bestReadFirst(models).map((entry) => <ScoreEntry entry={entry} catalogue={catalogue} key={entry.file.id} />)}</div>
      <h2 class="ml-heading">{roomWords.evidence.sources}</h2>
      <div class="ml-cards">{bestReadFirst(evidence).map((entry) => <SourceEntry entry={entry} catalogue={catalogue} key={entry.file.id} />)}</div>
      <h2 class="ml-heading">{roomWords.evidence.notComputed}</h2>
      <div class="ml-card">
        <p>{roomWords.evidence.notComputedLead}</p>
        <ul class="ml-plain">
          {register.not_computed.map(({ id, name, reference, doi, reason }) => (
            <li key={id}>
              <strong>{name}</strong> <span class="ml-quiet">{reference}</span>{' '}
              {doi !== undefined && <NewTabLink href={`https://doi.org/${doi}`} notice={words.page.newTab}>{`doi:${doi}`}</NewTabLink>}
              <br />{reason}
            </li>
          ))}
        </ul>
      </div>
      <h2 class="ml-heading">{roomWords.evidence.guidelines}</h2>
      <div class="ml-card">
        <p>{roomWords.evidence.guidelinesLead}</p>
        <ul class="ml-plain">
          {register.guidelines.map(({ source, text }) => {
            const paper = sources[source];
            return <li key={source}>{text}{' '}{paper !== undefined && <>{words.about.citation(paper)} <PaperLink source={paper} /></>}</li>;
          })}
        </ul>
      </div>
    </>
  );
}

function ScoreEntry({ entry, catalogue }: { entry: CatalogueModel; catalogue: Catalogue }) {
  const { file, derived } = entry;
  const { outcome, performance, population, verification } = file;
  return (
    <Card
      id={file.id}
      title={file.title}
      summary={file.summary}
      sources={file.sources.map((key) => catalogue.sources[key])}
      limits={file.limitations.map(({ text }) => text)}
      findings={findingsOfModel(catalogue, file.id).length}
    >
      <Row label={roomWords.evidence.predicts}>{words.about.window(outcome.label, outcome.window)}</Row>
      <Row label={roomWords.evidence.inWhom}>{words.say.sentences([words.say.sentence(population.summary), population.short])}</Row>
      <Row label={roomWords.evidence.howGood}>
        {performance === undefined
          ? roomWords.evidence.noPerformance
          : `${derived.auc === null ? '' : `${roomWords.evidence.auc(derived.auc.text)} `}${words.about.kind[performance.kind]} ${performance.text}`}
      </Row>
      <Row label={roomWords.evidence.checked}>{verification.text}</Row>
    </Card>
  );
}

function SourceEntry({ entry, catalogue }: { entry: CatalogueEvidence; catalogue: Catalogue }) {
  const { file } = entry;
  const { card } = file;
  const [own] = file.sources;
  return (
    <Card
      id={file.id}
      title={file.title}
      summary={file.summary}
      sources={[own === undefined ? undefined : catalogue.sources[own]]}
      limits={file.limitations.map(({ text }) => text)}
      findings={file.findings.length}
    >
      <Row label={roomWords.evidence.predicts}>{card.predicts}</Row>
      <Row label={roomWords.evidence.inWhom}>{card.in_whom}</Row>
      <Row label={roomWords.evidence.when}>{card.when}</Row>
      <Row label={roomWords.evidence.howGood}>{card.how_good}</Row>
      <Row label={roomWords.evidence.checked}>{file.verification.text} {card.checked}</Row>
    </Card>
  );
}

interface CardProps {
  id: string;
  title: string;
  summary: string;
  sources: readonly (Source | undefined)[];
  limits: readonly string[];
  findings: number;
  children: ComponentChildren;
}

function Card({ id, title, summary, sources, limits, findings, children }: CardProps) {
  return (
    <article class="ml-card ml-entry" aria-labelledby={`entry-${id}`}>
      <h3 class="ml-subheading" id={`entry-${id}`}><a class="ml-entry__title" href={address.entry(id)}>{title}</a></h3>
      <p>{summary}</p>
      {findings > 0 && <p><span class="ml-tag ml-tag--found">{roomWords.evidence.findings(findings)}</span></p>}
      <dl class="ml-facts">
        {children}
      </dl>
      {limits.length > 0 && (
        <Details summary={roomWords.evidence.limitCount(limits.length)}><ul class="ml-list">{limits.map((text) => <li key={text}>{text}</li>)}</ul></Details>
      )}
      {sources.map((source) => source !== undefined && <p class="ml-quiet" key={source.title}>{words.about.short(source)} <PaperLink source={source} /></p>)}
    </article>
  );
}

export function Row({ label, children }: { label: string; children: ComponentChildren }) {
  return <div class="ml-facts__row"><dt>{label}</dt><dd>{children}</dd></div>;
}
