import { Button } from '@mantine/core';
import { attempt } from '../attempt.ts';
import { type TextTools, useText } from '../i18n.ts';
import { runJob } from '../store/jobs.ts';
import type { ListName, ListQuestion } from '../store/pages.ts';
import { useWorkspace } from '../store/workspace.ts';
import { ColumnChooser } from './column-chooser.tsx';
import type { ChosenColumns } from './list-columns.ts';
import { saveCsv } from './saved-file.tsx';

interface ListToolsProps<Row> {
  readonly name: ListName;
  /** As people know the list. */
  readonly title: string;
  readonly question: ListQuestion;
  readonly columns: ChosenColumns<Row>;
  readonly total: number | null;
}

/** What can be done with a list: choose its columns, take it away as a file. */
export function ListTools<Row>({ name, title, question, columns, total }: ListToolsProps<Row>) {
  const tools = useText();
  const client = useWorkspace((state) => state.summary?.settings.clientName ?? '');
  const suggestedName = tools.t('lists.csv.file-name', { name: client, list: title });
  const list = { name, title, question, columns: columns.shown.map(({ id }) => id) };
  return (
    <>
      <ColumnChooser columns={columns} />
      <Button
        size="xs"
        variant="default"
        disabled={total === null || total === 0}
        onClick={() => void attempt(() => exportList(list, suggestedName, tools))}
      >
        {tools.t('lists.csv.export')}
      </Button>
    </>
  );
}

interface ExportedList {
  readonly name: ListName;
  readonly title: string;
  readonly question: ListQuestion;
  readonly columns: readonly string[];
}

async function exportList(list: ExportedList, suggestedName: string, tools: TextTools): Promise<void> {
  const { question, columns } = list;
  const input = {
    ...question,
    sort: { ...question.sort },
    list: list.name,
    columns: [...columns],
    language: tools.locale,
  };
  // What goes wrong is told where the work is shown.
  const write = (path: string) => runJob('list.export', { ...input, path }, list.title).catch(() => null);
  await saveCsv(suggestedName, write, tools);
}
