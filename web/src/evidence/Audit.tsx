import type { ComponentChildren } from 'preact';
import { useEffect, useMemo, useState } from 'preact/hooks';
import type { Audit, AuditRow, Catalogue } from '../engine';
import { roomWords, words } from '../locales';
import { Citation } from '../provenance/Citation';
import { address, moves, replaceFilters, type Filters } from '../routing/route';
import { RoomTitle } from '../routing/RoomTitle';
import { Button } from '../ui/Button/Button';
import { Details } from '../ui/Details/Details';
import { jumpTo } from '../ui/jump';
import { Select } from '../ui/Select/Select';
import { FindingList } from './FindingList';
import { Row } from './Overview';
import { run, start } from './runs';

interface PageProps {
  catalogue: Catalogue;
  filters: Filters;
}

/** As many rows as a screen of a fast table; the rest on request. */
const FIRST = 100;
const verdicts = ['impossible', 'differs', 'cannot_be_checked', 'reproduces'] as const;

/** Every printed figure that could be checked: first what was found, then all checks. */
export function AuditPage({ catalogue, filters }: PageProps) {
  return (
    <>
      <RoomTitle>{roomWords.audit.title}</RoomTitle>
      <p class="ml-lead">{roomWords.audit.lead}</p>
      <Running>{(audit) => <Checked audit={audit} catalogue={catalogue} filters={filters} />}</Running>
    </>
  );
}

/** One check, with everything that led to its verdict. */
export function CheckPage({ catalogue, id, filters }: PageProps & { id: string }) {
  return (
    <Running title={<RoomTitle>{roomWords.audit.title}</RoomTitle>}>
      {(audit) => {
        const row = audit.rows.find((one) => one.id === id);
        return row === undefined
          ? <><RoomTitle>{words.page.unknownTitle}</RoomTitle><p>{roomWords.audit.unknownRow(id)}</p><Back filters={filters} /></>
          : <Check row={row} audit={audit} catalogue={catalogue} filters={filters} key={id} />;
      }}
    </Running>
  );
}

function Running({ children, title }: { children: (audit: Audit) => ComponentChildren; title?: ComponentChildren }) {
  useEffect(start, []);
  const { value } = run;
  switch (value.state) {
    case 'idle': case 'running':
      return <>{title}<p role="status">{roomWords.audit.running}</p></>;
    case 'failed':
      return (
        <>
          {title}
          <div class="ml-card" role="alert">
            <p>{roomWords.audit.failed}</p>
            <div class="ml-buttons"><Button variant="primary" onClick={start}>{roomWords.evidence.again}</Button></div>
            <Details summary={words.page.technical}><p>{String(value.error)}</p></Details>
          </div>
        </>
      );
    case 'done': return <>{children(value.audit)}</>;
  }
}

function Checked({ audit, catalogue, filters }: PageProps & { audit: Audit }) {
  // Who comes for certain checks sees them first. Not while filters are being set: nothing moves under the hand.
  const checksFirst = useMemo(() => Object.keys(filters).length > 0, [moves.value]);
  const found = (
    <section aria-labelledby="found" key="found">
      <h2 class="ml-heading ml-spaced" id="found">{roomWords.audit.found}</h2>
      <FindingList findings={audit.findings} level="h3" />
    </section>
  );
  const checks = (
    <section aria-labelledby="checks" key="checks">
      <h2 class="ml-heading ml-spaced" id="checks" tabIndex={-1}>{roomWords.audit.all}</h2>
      <Checks audit={audit} catalogue={catalogue} filters={filters} />
    </section>
  );
  return (
    <>
      <ul class="ml-verdicts">
        {verdicts.map((verdict) => (
          <li key={verdict}>
            <a class={`ml-verdicts__item ml-verdicts__item--${verdict}`} href={address.audit({ verdict })}>
              <b class="ml-verdicts__count">{audit.counts[verdict]}</b> <span class="ml-verdicts__name">{roomWords.audit.verdict[verdict]}</span>
              <span class="ml-verdicts__means">{roomWords.audit.verdictMeans[verdict]}</span>
            </a>
          </li>
        ))}
      </ul>
      {checksFirst ? [checks, found] : [<p key="jump"><a class="ml-jump" href="#checks" onClick={jumpTo('checks')}>{roomWords.audit.jump(audit.rows.length)}</a></p>, found, checks]}
    </>
  );
}

function Checks({ audit, catalogue, filters }: PageProps & { audit: Audit }) {
  const { verdict = '', source = '', check = '', finding = '', text = '' } = filters;
  const [everything, setEverything] = useState(false);
  const titles = useMemo(() => new Map(catalogue.evidence.map(({ file }) => [file.id, file.title])), [catalogue]);
  const matching = useMemo(() => {
    const wanted = text.trim().toLowerCase();
    return audit.rows.filter((row) =>
      (verdict === '' || row.verdict === verdict) && (source === '' || row.evidence === source) && (check === '' || row.title === check)
      && (finding === '' || row.finding === finding)
      && (wanted === '' || [row.label, row.title, row.printed, row.recomputed ?? ''].some((part) => part.toLowerCase().includes(wanted))));
  }, [audit, verdict, source, check, finding, text]);
  const questions = useMemo(() => [...new Set(audit.rows.filter((row) => source === '' || row.evidence === source).map(({ title }) => title))], [audit, source]);
  const shown = everything ? matching : matching.slice(0, FIRST);

  const show = (change: Filters) => {
    setEverything(false);
    const next = Object.entries({ ...filters, ...change }).filter(([, value]) => value !== '');
    replaceFilters(address.audit(Object.fromEntries(next)));
  };
  const any = { value: '', label: roomWords.audit.any };
  return (
    <div class="ml-card">
      <div class="ml-filters ml-noprint" role="search" aria-label={roomWords.audit.all}>
        <Select id="audit-verdict" label={roomWords.audit.filterVerdict} value={verdict} onChange={(next) => show({ verdict: next })}
          options={[any, ...verdicts.map((value) => ({ value, label: roomWords.audit.verdict[value] }))]} />
        <Select id="audit-source" label={roomWords.audit.filterSource} value={source} onChange={(next) => show({ source: next, check: '', finding: '' })}
          options={[any, ...[...titles].map(([value, label]) => ({ value, label }))]} />
        <Select id="audit-check" label={roomWords.audit.filterCheck} value={check} onChange={(next) => show({ check: next })}
          options={[any, ...questions.map((title) => ({ value: title, label: title }))]} />
        <div class="ml-select">
          <label class="nhsuk-label ml-label" for="audit-text">{roomWords.audit.filterText}</label>
          <input class="ml-select__control" id="audit-text" type="search" autocomplete="off" value={text} onInput={(event) => show({ text: event.currentTarget.value })} />
        </div>
        {Object.keys(filters).length > 0 && <Button onClick={() => replaceFilters(address.audit())}>{roomWords.audit.clear}</Button>}
      </div>
      <p class="ml-quiet" role="status">{roomWords.audit.shown(shown.length, matching.length, audit.rows.length)}</p>
      {matching.length === 0 ? <p>{roomWords.audit.nothing}</p> : <CheckTable rows={shown} filters={filters} titles={titles} />}
      {shown.length < matching.length && <div class="ml-buttons ml-spaced"><Button onClick={() => setEverything(true)}>{roomWords.audit.showAll(matching.length)}</Button></div>}
    </div>
  );
}

function CheckTable({ rows, filters, titles }: { rows: readonly AuditRow[]; filters: Filters; titles: ReadonlyMap<string, string> }) {
  return (
    <table class="ml-table ml-table--checks" role="table" aria-labelledby="checks">
      <thead role="rowgroup">
        <tr role="row">
          <th role="columnheader" scope="col">{roomWords.audit.figure}</th>
          <th role="columnheader" scope="col">{roomWords.audit.question}</th>
          <th role="columnheader" scope="col">{roomWords.audit.printed}</th>
          <th role="columnheader" scope="col">{roomWords.audit.recomputed}</th>
          <th role="columnheader" scope="col">{roomWords.audit.verdictTitle}</th>
        </tr>
      </thead>
      <tbody role="rowgroup">
        {rows.map((row) => (
          <tr role="row" key={row.id}>
            <th role="rowheader" scope="row"><a class="ml-table__link" href={address.check(row.id, filters)}>{row.label}</a></th>
            <td role="cell" class="ml-table__wide" data-label={roomWords.audit.question}>{row.title} <span class="ml-quiet">{titles.get(row.evidence)}</span></td>
            <td role="cell" data-label={roomWords.audit.printed}>{row.printed}</td>
            <td role="cell" data-label={roomWords.audit.recomputed}>{row.recomputed ?? roomWords.audit.notRecomputed}</td>
            <td role="cell" class="ml-table__wide" data-label={roomWords.audit.verdictTitle}><Verdict verdict={row.verdict} /></td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Verdict({ verdict }: { verdict: AuditRow['verdict'] }) {
  return <span class={`ml-verdict ml-verdict--${verdict}`}>{roomWords.audit.verdict[verdict]}</span>;
}

function Check({ row, audit, catalogue, filters }: PageProps & { row: AuditRow; audit: Audit }) {
  const finding = audit.findings.find(({ evidence, id }) => evidence === row.evidence && id === row.finding);
  return (
    <>
      <RoomTitle>{row.label}</RoomTitle>
      <p class="ml-lead">{row.title}</p>
      <div class="ml-card">
        <dl class="ml-facts">
          <Row label={roomWords.audit.verdictTitle}><Verdict verdict={row.verdict} /> {roomWords.audit.verdictMeans[row.verdict]}</Row>
          <Row label={roomWords.audit.printed}>{row.printed}</Row>
          <Row label={roomWords.audit.recomputed}>{row.recomputed ?? roomWords.audit.notRecomputed}</Row>
          <Row label={roomWords.audit.formula}>{row.formula}</Row>
          <Row label={roomWords.audit.place}>{row.source.place}<Citation source={catalogue.sources[row.source.key]} /></Row>
          {finding !== undefined && <Row label={roomWords.audit.finding}><strong>{words.say.sentence(finding.title)}</strong>{words.say.gap}{finding.meaning}</Row>}
        </dl>
        <ul class="ml-links">
          <li><Back filters={filters} /></li>
          <li><a href={address.entry(row.evidence)}>{roomWords.evidence.moreAbout(catalogue.evidence.find(({ file }) => file.id === row.evidence)?.file.title ?? row.evidence)}</a></li>
        </ul>
      </div>
    </>
  );
}

function Back({ filters }: { filters: Filters }) {
  return <a href={address.audit(filters)}>{roomWords.audit.back}</a>;
}
