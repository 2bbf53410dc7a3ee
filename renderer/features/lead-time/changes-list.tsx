import { Button } from '@mantine/core';
import { useMemo } from 'react';
import type { ChangeRow } from '../../../shared/lead-time-answers.ts';
import { STAGE_NAMES } from '../../../shared/report.ts';
import { EmptyState } from '../../components/empty-state.tsx';
import { useListColumns } from '../../components/list-columns.ts';
import { ListFilter } from '../../components/list-filter.tsx';
import { ListHead } from '../../components/list-head.tsx';
import { ListTools } from '../../components/list-tools.tsx';
import { PagedTable } from '../../components/paged-table.tsx';
import { useText } from '../../i18n.ts';
import type { ListQuestion } from '../../store/pages.ts';
import { setScreenParams, useListQuestion, useOpenCommit, useScreenParam } from '../../store/view.ts';
import { changeColumns } from './change-columns.tsx';
import { authorGroupName, changeKey } from './change-words.ts';
import classes from './changes-list.module.css';
import { CHANGES_ID } from './changes-place.ts';
import { openChange } from './open-change.ts';

interface ChangesListProps {
  /** The rest of the screen is still being asked. */
  readonly waits: boolean;
  /** Told of the change without a commit that is open, once its row is there. */
  readonly onOpenRow: (row: ChangeRow) => void;
}

/** The changes behind the figures, slowest first; each opens what is known of it. */
export function ChangesList({ waits, onOpenRow }: ChangesListProps) {
  const tools = useText();
  const { t, locale } = tools;
  const { question, sortBy, stage } = useChangesQuestion();
  const isOpen = useIsOpen();
  const timeZone = question?.view.timeZone ?? 'UTC';
  // biome-ignore lint/correctness/useExhaustiveDependencies: texts change with the locale
  const known = useMemo(() => changeColumns(tools, timeZone, stage), [locale, timeZone, stage]);
  const columns = useListColumns(known);
  if (question === null) return null;
  const title =
    stage === undefined ? t('changes.title') : t('changes.title-stage', { stage: t(`metrics.stage.${stage}`) });
  return (
    <section className={classes.place} id={CHANGES_ID} aria-label={title} tabIndex={-1}>
      <PagedTable<ChangeRow>
        label={title}
        name="lead-time.changes"
        question={question}
        columns={columns.shown}
        onSort={sortBy}
        onOpen={openChange}
        onOpenRow={onOpenRow}
        isOpen={isOpen}
        waits={waits}
        head={(total) => (
          <ListHead
            title={title}
            level={2}
            placeholder={t('changes.search')}
            total={total}
            count={(count) => t('changes.count', { count })}
            tools={
              <ListTools name="lead-time.changes" title={title} question={question} columns={columns} total={total} />
            }
          >
            <ListFilters question={question} />
          </ListHead>
        )}
        empty={<NoChanges />}
      />
    </section>
  );
}

function useChangesQuestion() {
  const { question, sortBy } = useListQuestion({ column: 'leadSeconds', descending: true });
  const stageParam = useScreenParam('stage');
  const groupParam = useScreenParam('group');
  const stage = STAGE_NAMES.find((known) => known === stageParam);
  return useMemo(() => {
    const narrowed: ListQuestion | null = question && {
      ...question,
      ...(stage === undefined ? {} : { stage }),
      // "=name", so that the group without a name can be asked for too.
      ...(groupParam?.startsWith('=') ? { authorGroup: groupParam.slice(1) } : {}),
    };
    return { question: narrowed, sortBy, stage };
  }, [question, sortBy, stage, groupParam]);
}

function useIsOpen(): (row: ChangeRow) => boolean {
  const commit = useOpenCommit();
  const change = useScreenParam('change');
  return (row) =>
    row.sha === null || row.repo === null
      ? changeKey(row) === change
      : row.sha === commit?.sha && row.repo === commit.repo;
}

/** What narrows the list beside the filter bar, each with its way out. */
function ListFilters({ question: { stage, authorGroup } }: { readonly question: ListQuestion }) {
  const { t } = useText();
  return (
    <>
      {stage !== undefined && (
        <ListFilter
          words={t('changes.only-stage', { stage: t(`metrics.stage.${stage}`) })}
          onRemove={() => setScreenParams({ stage: null, sort: null })}
        />
      )}
      {authorGroup !== undefined && (
        <ListFilter
          words={t('changes.only-group', { group: authorGroupName(authorGroup, t) })}
          onRemove={() => setScreenParams({ group: null })}
        />
      )}
    </>
  );
}

function NoChanges() {
  const { t } = useText();
  return (
    <EmptyState level={2} title={t('changes.empty-title')} text={t('changes.empty-text')}>
      <Button variant="default" onClick={() => setScreenParams({ search: null, stage: null, group: null, sort: null })}>
        {t('changes.clear-list')}
      </Button>
    </EmptyState>
  );
}
