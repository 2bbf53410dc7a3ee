import { Anchor, Table } from '@mantine/core';
import { useState } from 'react';
import type { RepositorySummary } from '../../../shared/model.ts';
import { FailedAnswer } from '../../components/failed-answer.tsx';
import { useText } from '../../i18n.ts';
import { useAnswer } from '../../store/results.ts';
import classes from './data-screen.module.css';
import { RowPager } from './row-pager.tsx';

const PAGE = 20;

/** How many refs and commits could not be read, and which. */
export function RepositoryProblems({ repository }: { readonly repository: RepositorySummary }) {
  const { t } = useText();
  const [isOpen, setOpen] = useState(false);
  const { name, badRefs, badCommits } = repository;
  if (badRefs === 0 && badCommits === 0) return null;
  return (
    <>
      {badRefs > 0 && <div className={classes.warn}>{t('repositories.problems.refs', { count: badRefs })}</div>}
      {badCommits > 0 && (
        <div className={classes.warn}>{t('repositories.problems.commits', { count: badCommits })}</div>
      )}
      <Anchor
        component="button"
        type="button"
        size="sm"
        aria-expanded={isOpen}
        aria-label={t('repositories.problems.show-label', { name })}
        onClick={() => setOpen(!isOpen)}
      >
        {t(isOpen ? 'repositories.problems.hide' : 'repositories.problems.show')}
      </Anchor>
      {isOpen && <ProblemsTable repository={repository} />}
    </>
  );
}

function ProblemsTable({ repository: { id, name } }: { readonly repository: RepositorySummary }) {
  const { t } = useText();
  const [offset, setOffset] = useState(0);
  const { value, error } = useAnswer('repository.problems', { repositoryId: id, offset, limit: PAGE });
  if (error !== null) return <FailedAnswer error={error} />;
  if (value === null) return null;
  return (
    <>
      <Table verticalSpacing={4} aria-label={t('repositories.problems.show-label', { name })}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th scope="col">{t('repositories.problems.name')}</Table.Th>
            <Table.Th scope="col">{t('repositories.problems.reason')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {value.rows.map((problem) => (
            <Table.Tr key={`${problem.kind} ${problem.name}`}>
              <Table.Td className={classes.cell}>
                <bdi>{problem.kind === 'commit' ? problem.name.slice(0, 12) : problem.name}</bdi>
              </Table.Td>
              <Table.Td>{t(`git.problem.${problem.code}`)}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
      {value.total > PAGE && <RowPager size={PAGE} offset={offset} total={value.total} onChange={setOffset} />}
    </>
  );
}
