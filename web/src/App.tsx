import { useErrorBoundary, useLayoutEffect, useMemo, useRef } from 'preact/hooks';
import { Bedside } from './bedside/Bedside';
import { createSession, type Session } from './bedside/session';
import { chosenScores } from './bedside/settings';
import { door } from './Door';
import type { Engine } from './engine';
import type { EvidenceProps } from './evidence/Evidence';
import { Footer } from './frame/Footer';
import { Header } from './frame/Header';
import { Unreviewed, type LanguageProps } from './frame/LanguageMenu';
import { words } from './locales';
import type { Updates } from './offline/updates';
import type { PreferencesProps } from './preferences/Preferences';
import { askBeforeLeaving } from './privacy/leaving';
import { address, route } from './routing/route';
import { RoomTitle } from './routing/RoomTitle';
import { Button } from './ui/Button/Button';
import { Details } from './ui/Details/Details';
import { jumpTo } from './ui/jump';
import { UpdateBanner } from './ui/UpdateBanner/UpdateBanner';

const EvidenceDoor = door<EvidenceProps>(() => import('./evidence/Evidence').then(({ Evidence }) => Evidence), () => small(words.page.evidence));
const PreferencesDoor = door<PreferencesProps>(() => import('./preferences/Preferences').then(({ Preferences }) => Preferences), () => small(words.page.preferences));
const PrivacyDoor = door(() => import('./privacy/Privacy').then(({ Privacy }) => Privacy), () => small(words.page.privacy));

const small = (title: string) => {
  const { opening: loading, openFailedTitle: failedTitle, openFailed: failed, openAgain: again } = words.page;
  return { title, loading, failedTitle, failed, again };
};

interface Props extends LanguageProps {
  /** Null while it is being opened: the frame stands already. */
  engine: Engine | null;
  updates: Updates | null;
}

export function App({ engine, updates, onLanguage }: Props) {
  const [error] = useErrorBoundary();
  if (error !== undefined) return <Failure title={words.page.stopped} remedy={words.page.stoppedRemedy} error={error} />;
  return (
    <>
      {engine !== null && <Skip />}
      <Header language={{ onLanguage }} />
      <Unreviewed onLanguage={onLanguage} />
      {engine === null ? <Opening /> : <Opened engine={engine} updates={updates} onLanguage={onLanguage} />}
    </>
  );
}

function Opened({ engine, updates, onLanguage }: Props & { engine: Engine }) {
  // Above the rooms: what is typed at the bedside is still there after a look at the evidence, and in another language.
  const before = useRef<Session | null>(null);
  const session = useMemo(() => {
    const next = createSession(engine, before.current?.kept);
    // Scores chosen in an earlier version may be gone.
    next.first.patient.choose(chosenScores.peek());
    return next;
  }, [engine]);
  before.current = session;
  const { patient } = session.current.value;

  useLayoutEffect(() => askBeforeLeaving(!session.blank.value), [session, session.blank.value]);

  return (
    <>
      {updates?.offered.value === true && (
        <UpdateBanner
          wouldLose={!session.blank.value}
          words={words.update}
          onAccept={() => { askBeforeLeaving(false); updates.accept(); }}
          onDismiss={updates.dismiss}
          takeFocus={updates.reopened.value}
        />
      )}
      <Room engine={engine} session={session} onLanguage={onLanguage} key={words.language} />
      <Footer catalogue={patient.catalogue} updates={updates} />
    </>
  );
}

function Room({ engine, session, onLanguage }: { engine: Engine; session: Session } & LanguageProps) {
  const { patient } = session.current.value;
  const { value } = route;
  switch (value.room) {
    case 'bedside': return <Bedside session={session} />;
    case 'evidence':
      return <EvidenceDoor route={value} engine={engine} catalogue={patient.catalogue} factors={patient.assessment.value.factors} />;
    case 'preferences': return <PreferencesDoor catalogue={patient.catalogue} onLanguage={onLanguage} />;
    case 'privacy': return <PrivacyDoor />;
    case 'unknown': return <Unknown address={value.address} />;
  }
}

function Unknown({ address: given }: { address: string }) {
  return (
    <main class="ml-width ml-room" id="main" tabIndex={-1}>
      <RoomTitle>{words.page.unknownTitle}</RoomTitle>
      <p>{words.page.unknown(given)}</p>
      <p>{words.page.unknownLinks}</p>
      <ul class="ml-links">
        <li><a href={address.bedside}>{words.page.bedside}</a></li>
        <li><a href={address.evidence}>{words.page.evidence}</a></li>
      </ul>
    </main>
  );
}

/** What the bedside begins with, before its form is there. */
function Opening() {
  return (
    <main class="ml-width ml-room" id="main" tabIndex={-1}>
      {route.value.room === 'bedside' && (
        <>
          <h1 class="ml-title">{words.bedside.title}</h1>
          <p class="ml-lead">{words.bedside.lead}</p>
        </>
      )}
      <p role="status">{words.page.loading}</p>
    </main>
  );
}

export function Loading() {
  return <><Header /><main class="ml-width ml-room"><p>{words.page.loading}</p></main></>;
}

export function LoadFailure({ error }: { error: unknown }) {
  return <Failure title={words.page.loadFailed} remedy={words.page.loadFailedRemedy} error={error} again />;
}

function Failure({ title, remedy, error, again = false }: { title: string; remedy: string; error: unknown; again?: boolean }) {
  return (
    <>
      <Header />
      <main class="ml-width ml-room">
        <div class="ml-card" role="alert">
          <h1 class="ml-title">{title}</h1>
          <p>{remedy}</p>
          {again && <div class="ml-buttons"><Button variant="primary" onClick={() => window.location.reload()}>{words.page.openAgain}</Button></div>}
          <Details summary={words.page.technical}><p>{String(error)}</p></Details>
        </div>
      </main>
    </>
  );
}

function Skip() {
  return route.value.room === 'bedside'
    ? <a class="ml-skip" href="#result" onClick={jumpTo('result')}>{words.page.skipToResult}</a>
    : <a class="ml-skip" href="#main" onClick={jumpTo('main')}>{words.page.skip}</a>;
}
