import { Button } from '@mantine/core';
import { FailedAnswer } from '../../components/failed-answer.tsx';
import { useScopeWords } from '../../components/filter-words.ts';
import { NothingImported } from '../../components/nothing-imported.tsx';
import { Printout, usePdf } from '../../components/printout.tsx';
import { useText } from '../../i18n.ts';
import { useScreenReady } from '../../screen-ready.ts';
import { useAnswer } from '../../store/results.ts';
import { useView } from '../../store/view.ts';
import { useWorkspace } from '../../store/workspace.ts';
import { type SummaryData, SummaryPage } from './summary-page.tsx';
import classes from './summary-screen.module.css';

/** The page as it will be printed, and what can be done with it. */
export function SummaryScreen() {
  const { t } = useText();
  const view = useView();
  const overview = useAnswer('overview', view === null ? null : { view, by: [] });
  const advice = useAnswer('advice', view === null ? null : { view });
  const client = useWorkspace((state) => state.summary?.settings.clientName ?? '');
  const isEmpty = useWorkspace((state) => state.summary?.deployments === 0);
  const scope = useScopeWords();
  const error = overview.error ?? advice.error;
  const isUpdating = overview.updating || advice.updating;
  const isThere = overview.value !== null && advice.value !== null;
  useScreenReady((isThere && !isUpdating) || error !== null);
  if (error !== null) return <FailedAnswer error={error} />;
  if (overview.value === null || advice.value === null) {
    return <div role="status" aria-label={t('app.states.loading')} />;
  }
  if (isEmpty) return <NothingImported title={t('summary.nothing.title')} text={t('summary.nothing.text')} />;
  const { report, sentences } = overview.value;
  return <Summary data={{ client, about: scope(), report, sentences, advice: advice.value }} />;
}

function Summary({ data }: { readonly data: SummaryData }) {
  const { t } = useText();
  const title = data.client === '' ? t('summary.pdf-plain-name') : t('summary.pdf-name', { client: data.client });
  const { isPrinting, save } = usePdf({ page: 'A4', title, saved: (path) => t('summary.pdf-saved', { path }) });
  return (
    <div className={classes.screen}>
      <header className={classes.header}>
        <div>
          <h1 className={classes.title}>{t('summary.title')}</h1>
          <p className={classes.subtitle}>{t('summary.subtitle')}</p>
        </div>
        <Button size="xs" loading={isPrinting} onClick={save}>
          {t('summary.pdf')}
        </Button>
      </header>
      <div className={classes.paper}>
        <SummaryPage data={data} />
      </div>
      {isPrinting && (
        <Printout>
          <SummaryPage data={data} />
        </Printout>
      )}
    </div>
  );
}
