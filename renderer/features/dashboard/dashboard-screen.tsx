import { useState } from 'react';
import type { LeadTimeAnswer } from '../../../shared/lead-time-answers.ts';
import type { View } from '../../../shared/view.ts';
import { attempt } from '../../attempt.ts';
import { CommitDrawer } from '../../components/commit-drawer.tsx';
import { FailedAnswer } from '../../components/failed-answer.tsx';
import { NothingImported } from '../../components/nothing-imported.tsx';
import { useText } from '../../i18n.ts';
import { useScreenReady } from '../../screen-ready.ts';
import { useIsPresenting } from '../../store/presenting.ts';
import { useAnswer } from '../../store/results.ts';
import { save, useSaved } from '../../store/saved.ts';
import { setScreenParam, useOpenRow, useScreenParam, useView } from '../../store/view.ts';
import { useWorkspace } from '../../store/workspace.ts';
import { DeploymentDrawer } from '../deployments/deployment-drawer.tsx';
import { IncidentDrawer } from '../failures/incident-drawer.tsx';
import { ChangeDrawer } from '../lead-time/change-drawer.tsx';
import { useOpenChange } from '../lead-time/open-change.ts';
import { AddCard } from './add-card.tsx';
import { ArrangeGrid } from './arrange-grid.tsx';
import { type Arrangement, addCard, readArrangement, writeArrangement } from './arrangement.ts';
import { CardGrid } from './card-grid.tsx';
import { CARDS, type CardProps, DEFAULT_ARRANGEMENT, useCardAnswers } from './cards.tsx';
import { ArrangeBar, DashboardBar } from './dashboard-bar.tsx';
import classes from './dashboard-screen.module.css';

/** The user's own arrangement of cards, charts and tables on one page. */
export function DashboardScreen() {
  const view = useView();
  const isEmpty = useWorkspace((state) => state.summary?.deployments === 0 && state.summary.incidents === 0);
  if (isEmpty) return <NothingYet />;
  return view === null ? null : <DashboardOf view={view} />;
}

/** The dashboard that the location names; null = the one that comes with Doradeck. */
function useArrangement(): { readonly name: string | null; readonly arrangement: Arrangement | null } {
  const name = useScreenParam('dashboard');
  const { value: saved, error } = useSaved('dashboard');
  if (name === null || error !== null) return { name: null, arrangement: DEFAULT_ARRANGEMENT };
  if (saved === null) return { name, arrangement: null };
  const found = saved.find((item) => item.name === name);
  if (found === undefined) return { name: null, arrangement: DEFAULT_ARRANGEMENT };
  const ids = CARDS.map(({ id }) => id);
  return { name, arrangement: readArrangement(found.content, ids) };
}

function DashboardOf({ view }: { readonly view: View }) {
  const { t } = useText();
  const { name, arrangement } = useArrangement();
  const isPresenting = useIsPresenting();
  const [draft, setDraft] = useState<Arrangement | null>(null);
  const shown = draft ?? arrangement ?? [];
  const { error: refused, extras, isComplete } = useCardAnswers(view, shown);
  const { value, error, updating } = useAnswer('overview', { view, by: ['service', 'team', 'env', 'repo'] });
  const failure = error ?? refused;
  useScreenReady((value !== null && !updating && arrangement !== null && isComplete) || failure !== null);
  if (failure !== null) return <FailedAnswer error={failure} />;
  if (value === null || arrangement === null) {
    return <div className={classes.ghost} role="status" aria-busy="true" aria-label={t('app.states.loading')} />;
  }
  const cards: CardProps = { view, overview: value, extras };
  return (
    <div className={classes.screen} aria-busy={updating} data-updating={updating}>
      <Drawers view={view} leadTime={extras['lead-time']} />
      {draft === null ? (
        <>
          {!isPresenting && <DashboardBar name={name} onArrange={() => setDraft(arrangement)} />}
          {arrangement.length === 0 && <p className={classes.hint}>{t('dashboard.no-cards')}</p>}
          <CardGrid arrangement={arrangement} {...cards} />
        </>
      ) : (
        <>
          <ArrangeBar
            name={name}
            onSave={(chosen) =>
              attempt(async () => {
                await save('dashboard', chosen, writeArrangement(draft));
                setDraft(null);
                setScreenParam('dashboard', chosen);
              })
            }
            onDiscard={() => setDraft(null)}
          />
          <ArrangeGrid arrangement={draft} onChange={setDraft} {...cards} />
          <AddCard arrangement={draft} onAdd={(placed) => setDraft(addCard(draft, placed))} />
        </>
      )}
    </div>
  );
}

interface DrawersProps {
  readonly view: View;
  readonly leadTime: LeadTimeAnswer | null;
}

/** What the cards open. */
function Drawers({ view, leadTime }: DrawersProps) {
  return (
    <>
      <ChangeDrawer change={useOpenChange(leadTime, null)} timeZone={view.timeZone} />
      <CommitDrawer view={view} />
      <DeploymentDrawer id={useOpenRow()} view={view} />
      <IncidentDrawer id={useOpenRow('incident')} view={view} param="incident" />
    </>
  );
}

function NothingYet() {
  const { t } = useText();
  useScreenReady(true);
  return <NothingImported title={t('overviewScreen.empty.title')} text={t('overviewScreen.empty.text')} />;
}
