import { UnstyledButton } from '@mantine/core';
import type { Facets } from '../../../shared/answers.ts';
import { EVERYTHING, type SliceChoice } from '../../../shared/compare/slice-text.ts';
import { environmentPattern } from '../../../shared/environment-pattern.ts';
import type { Translate } from '../../../shared/i18n/translator.ts';
import type { View } from '../../../shared/view.ts';
import { attempt } from '../../attempt.ts';
import { useText } from '../../i18n.ts';
import { useScreenReady } from '../../screen-ready.ts';
import { useWorkspace } from '../../store/workspace.ts';
import { AddSlice } from './add-slice.tsx';
import { chooseOtherWorkspace, type KnownWorkspace } from './known-workspaces.ts';
import { placeSlices } from './slices-place.ts';
import classes from './start-panel.module.css';

interface StartPanelProps {
  readonly view: View;
  readonly known: readonly KnownWorkspace[];
}

interface Suggestion {
  readonly title: string;
  /** What would stand side by side. */
  readonly detail: string;
  readonly slices: readonly SliceChoice[];
}

/** Where a comparison begins: what is worth setting side by side, one click each. */
export function StartPanel({ view, known }: StartPanelProps) {
  const { t } = useText();
  const facets = useWorkspace((state) => state.facets);
  const own = useWorkspace((state) => state.summary);
  useScreenReady(facets !== null);
  const others = known.filter(({ path }) => path !== own?.path).slice(0, 3);
  const suggestions = [
    ...(view.from === null ? [] : periodSuggestions(t)),
    ...(facets === null ? [] : facetSuggestions(facets, t)),
    ...others.map(({ path, name }) => ({
      title: t('compare.start.recent', { name }),
      detail: path,
      slices: [EVERYTHING, { ...EVERYTHING, workspace: path }],
    })),
  ];
  async function addWorkspace(): Promise<void> {
    const path = await chooseOtherWorkspace();
    if (path !== null) placeSlices([EVERYTHING, { ...EVERYTHING, workspace: path }]);
  }
  return (
    <section className={classes.panel} aria-labelledby="compare-title">
      <h1 id="compare-title" className={classes.title}>
        {t('compare.start.title')}
      </h1>
      <p className={classes.text}>{t('compare.intro')}</p>
      <ul className={classes.suggestions}>
        {suggestions.map(({ title, detail, slices }) => (
          <li key={`${title} ${detail}`}>
            <UnstyledButton className={classes.suggestion} onClick={() => placeSlices(slices)}>
              <span className={classes.name}>{title}</span>
              <span className={classes.detail} title={detail}>
                {detail}
              </span>
            </UnstyledButton>
          </li>
        ))}
        <li>
          <UnstyledButton className={classes.suggestion} onClick={() => void attempt(addWorkspace)}>
            <span className={classes.name}>{t('compare.start.workspace')}</span>
            <span className={classes.detail}>{t('compare.start.workspace-detail')}</span>
          </UnstyledButton>
        </li>
      </ul>
      <div className={classes.own}>
        <AddSlice known={known} isFull={false} onAdd={(slice) => placeSlices([slice])} />
        <span className={classes.text}>{t('compare.start.text')}</span>
      </div>
    </section>
  );
}

function periodSuggestions(t: Translate): readonly Suggestion[] {
  return (['previous', 'year-before'] as const).map((period) => ({
    title: t(`compare.start.${period}`),
    detail: t(`compare.start.${period}-detail`),
    slices: [{ ...EVERYTHING, period }, EVERYTHING],
  }));
}

const SHOWN = 4;

function facetSuggestions({ teams, services, repositories, environments }: Facets, t: Translate) {
  const largest = (values: Facets['teams']) =>
    [...values]
      .sort((a, b) => b.deployments - a.deployments)
      .slice(0, SHOWN)
      .map(({ name }) => name);
  const of = (
    key: 'teams' | 'services' | 'repositories' | 'environments',
    names: readonly string[],
    sliceOf: (name: string) => SliceChoice,
  ): readonly Suggestion[] =>
    names.length < 2
      ? []
      : [
          {
            title: t(`compare.start.${key}`, { count: names.length }),
            detail: names.join(', '),
            slices: names.map(sliceOf),
          },
        ];
  return [
    ...of('teams', largest(teams), (team) => ({ ...EVERYTHING, teams: [team] })),
    ...of('services', largest(services), (service) => ({ ...EVERYTHING, services: [service] })),
    ...of('repositories', largest(repositories), (repo) => ({ ...EVERYTHING, repositories: [repo] })),
    ...of('environments', largest(environments), (name) => ({ ...EVERYTHING, env: environmentPattern([name]) })),
  ];
}
