import { Button } from '@mantine/core';
import { useRef } from 'react';
import { markdownTable } from '../../../../shared/table-text.ts';
import type { VersionComparison } from '../../../../shared/version-answers.ts';
import {
  COMPARED_GROUPS,
  type ComparedCell,
  type ComparedRow,
  comparedRows,
  comparedTable,
} from '../../../../shared/versions/comparison-rows.ts';
import type { WordTools } from '../../../../shared/versions/version-words.ts';
import type { View } from '../../../../shared/view.ts';
import { request, shell } from '../../../api.ts';
import { attempt } from '../../../attempt.ts';
import { CopyTools } from '../../../charts/copy-tools.tsx';
import { NOT_IN_PICTURE } from '../../../charts/picture.ts';
import { saveCsv } from '../../../components/saved-file.tsx';
import { ScrollRegion } from '../../../components/scroll-region.tsx';
import { notify } from '../../../notify.ts';
import { useWordTools } from '../use-word-tools.ts';
import classes from './side-by-side.module.css';
import { useAbout } from './use-about.ts';

interface SideBySideProps {
  readonly comparison: VersionComparison;
  readonly view: View;
}

/** Every figure of both versions, how far apart they are, and whether that is more than chance. */
export function SideBySide({ comparison, view }: SideBySideProps) {
  const tools = useWordTools();
  const { t } = tools;
  const about = useAbout(comparison);
  const panel = useRef<HTMLElement>(null);
  const { base, head } = comparison;
  const rows = comparedRows(comparison, tools);
  const table = () => comparedTable(comparison, tools);
  async function copyMarkdown(): Promise<void> {
    await shell('clipboard.write-text', { text: markdownTable(table()) });
    notify({ message: t('copying.markdown-done') });
  }
  return (
    <section className={classes.panel} ref={panel} aria-labelledby="versions-side-by-side">
      <div className={classes.head}>
        <h2 className={classes.title} id="versions-side-by-side">
          {t('versionCompare.table.title')}
        </h2>
        <span className={classes.tools} {...NOT_IN_PICTURE}>
          <Button
            size="compact-xs"
            variant="subtle"
            onClick={() => void attempt(() => exportCsv(comparison, view, tools))}
          >
            {t('lists.csv.export')}
          </Button>
          <Button size="compact-xs" variant="subtle" onClick={() => void attempt(copyMarkdown)}>
            {t('copying.markdown')}
          </Button>
          <CopyTools panel={panel} table={table} about={about} />
        </span>
      </div>
      <ScrollRegion label={t('versionCompare.table.label', { base: base.version, head: head.version })}>
        <table className={classes.table}>
          <Head base={base.version} head={head.version} />
          {COMPARED_GROUPS.map((group) => (
            <Group key={group} group={group} rows={rows.filter((row) => row.group === group)} />
          ))}
        </table>
      </ScrollRegion>
      <p className={classes.note}>{t('versionCompare.table.note')}</p>
    </section>
  );
}

function Head(versions: { readonly base: string; readonly head: string }) {
  const { t } = useWordTools();
  return (
    <thead>
      <tr>
        <th scope="col">{t('versionCompare.table.figure')}</th>
        {(['base', 'head'] as const).map((side) => (
          <th key={side} scope="col" title={versions[side]}>
            <span className={classes.side}>{t(`versionCompare.pair.${side}`)}</span>
            <bdi className={classes.version}>{versions[side]}</bdi>
          </th>
        ))}
        <th scope="col">{t('versionCompare.table.difference')}</th>
        <th scope="col" className={classes.words}>
          {t('versionCompare.table.verdict')}
        </th>
      </tr>
    </thead>
  );
}

async function exportCsv({ service, base, head }: VersionComparison, view: View, tools: WordTools): Promise<void> {
  const pair = { base: base.version, head: head.version };
  const suggestedName = tools.t('versionCompare.table.csv-name', { service, ...pair });
  const input = { view, service, ...pair, language: tools.locale };
  await saveCsv(suggestedName, (path) => request('versions.export', { ...input, path }), tools);
}

interface GroupProps {
  readonly group: ComparedRow['group'];
  readonly rows: readonly ComparedRow[];
}

function Group({ group, rows }: GroupProps) {
  const { t } = useWordTools();
  return (
    <tbody>
      <tr className={classes.group}>
        <th scope="colgroup" colSpan={5}>
          {t(`versionCompare.table.group.${group}`)}
        </th>
      </tr>
      {rows.map(({ id, name, base, head, difference, interval, words, verdict }) => (
        <tr key={id}>
          <th scope="row">{name}</th>
          <Cell cell={base} />
          <Cell cell={head} />
          <td>
            {difference}
            {interval !== '' && <span className={classes.small}>{interval}</span>}
          </td>
          <td className={classes.words} data-verdict={verdict}>
            {words}
          </td>
        </tr>
      ))}
    </tbody>
  );
}

function Cell({ cell: { value, note } }: { readonly cell: ComparedCell }) {
  return (
    <td>
      {value}
      {note !== '' && <span className={classes.small}>{note}</span>}
    </td>
  );
}
