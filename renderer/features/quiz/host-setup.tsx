import { Button, SegmentedControl, TextInput } from '@mantine/core';
import { type FormEvent, useEffect, useId, useRef } from 'react';
import { useText } from '../../i18n.ts';
import { useScreenReady } from '../../screen-ready.ts';
import { setScreenParams } from '../../store/view.ts';
import { FEWEST_TEAMS, MOST_TEAMS } from './host-game.ts';
import { changePlan, PRIZES, replaceAt, useTeamPlan } from './host-plan.ts';
import classes from './host-setup.module.css';
import { beginGame, useHost } from './host-state.ts';
import page from './quiz.module.css';
import { TeamMark } from './team-mark.tsx';
import { teamShape } from './team-shapes.ts';
import { type Drawn, useDrawn } from './use-drawn.ts';

/** Teams, prizes and the count-down, before the curtain rises. */
export function HostSetup() {
  const drawn = useDrawn();
  useScreenReady(drawn !== null);
  return drawn === null ? null : <SetupForm drawn={drawn} />;
}

function SetupForm({ drawn: { chosen, questions, key } }: { readonly drawn: Drawn }) {
  const { t, locale } = useText();
  const plan = useTeamPlan();
  const isReplacing = useHost((state) => state.game !== null);
  const title = chosen.pack.title;
  function start(event: FormEvent): void {
    event.preventDefault();
    const teams = Array.from({ length: plan.teams }, (_, team) => nameOf(plan.names, team, t));
    const prizes = plan.prizes.map((prize) => prize.trim()).filter((prize) => prize !== '');
    beginGame({ key, title, questions, teams, prizes, seconds: plan.seconds });
    // So that a place that was typed in short is one that a game can be found by.
    setScreenParams({ pack: chosen.pack.id }, true);
  }
  return (
    <form className={`${page.page} ${page.narrow}`} onSubmit={start}>
      <header className={page.header}>
        <div>
          <h1 className={page.title}>{t('quizHost.setup.title')}</h1>
          <p className={page.subtitle}>
            {t('quizHost.setup.subtitle', {
              title: title[locale],
              questions: t('quiz.pack.count', { count: questions.length }),
            })}
          </p>
        </div>
      </header>
      <Teams />
      <Prizes />
      <CountDown />
      {isReplacing && <p className={page.hint}>{t('quizHost.setup.replaces')}</p>}
      <div className={page.actions}>
        <Button variant="subtle" color="gray" onClick={() => setScreenParams({ host: null })}>
          {t('quizHost.setup.back')}
        </Button>
        <Button size="md" type="submit" className={page.push ?? ''} disabled={questions.length === 0}>
          {t('quizHost.setup.start')}
        </Button>
      </div>
    </form>
  );
}

function nameOf(names: readonly string[], team: number, t: ReturnType<typeof useText>['t']): string {
  const typed = names[team]?.trim() ?? '';
  return typed === '' ? t(`quizHost.team.${teamShape(team)}`) : typed;
}

function Teams() {
  const { t } = useText();
  const plan = useTeamPlan();
  const first = useRef<HTMLInputElement>(null);
  const labelId = useId();
  useEffect(() => first.current?.focus(), []);
  const counts = Array.from({ length: MOST_TEAMS - FEWEST_TEAMS + 1 }, (_, index) => String(FEWEST_TEAMS + index));
  return (
    <section className={page.card} aria-labelledby={labelId}>
      <div className={classes.head}>
        <h2 className={page.heading} id={labelId}>
          {t('quizHost.setup.teams')}
        </h2>
        <SegmentedControl
          aria-label={t('quizHost.setup.team-count')}
          size="sm"
          value={String(plan.teams)}
          data={counts}
          onChange={(count) => changePlan({ teams: Number(count) })}
        />
      </div>
      <div className={classes.teams}>
        {Array.from({ length: plan.teams }, (_, team) => {
          const shape = teamShape(team);
          return (
            <TextInput
              key={shape}
              ref={team === 0 ? first : null}
              aria-label={t('quizHost.setup.team-name', { number: team + 1, shape: t(`quizHost.shape.${shape}`) })}
              leftSection={<TeamMark team={team} />}
              placeholder={t(`quizHost.team.${shape}`)}
              maxLength={30}
              value={plan.names[team] ?? ''}
              onChange={({ currentTarget: { value } }) => changePlan({ names: replaceAt(plan.names, team, value) })}
            />
          );
        })}
      </div>
    </section>
  );
}

function Prizes() {
  const { t } = useText();
  const plan = useTeamPlan();
  const examples = ['first', 'second', 'third'] as const;
  return (
    <section className={page.card}>
      <h2 className={page.heading}>{t('quizHost.setup.prizes')}</h2>
      <p className={page.faint}>{t('quizHost.setup.prizes-why')}</p>
      <div className={classes.prizes}>
        {examples.slice(0, PRIZES).map((example, index) => (
          <TextInput
            key={example}
            label={t('quizHost.setup.prize', { place: index + 1 })}
            placeholder={t(`quizHost.setup.prize-example.${example}`)}
            maxLength={60}
            value={plan.prizes[index] ?? ''}
            onChange={({ currentTarget: { value } }) => changePlan({ prizes: replaceAt(plan.prizes, index, value) })}
          />
        ))}
      </div>
    </section>
  );
}

const SECONDS = [15, 30, 60, 90] as const;

function CountDown() {
  const { t } = useText();
  const { seconds } = useTeamPlan();
  const labelId = useId();
  return (
    <section className={page.card} aria-labelledby={labelId}>
      <h2 className={`${page.heading} ${classes.timer}`} id={labelId}>
        {t('quizHost.setup.timer')}
      </h2>
      <SegmentedControl
        aria-labelledby={labelId}
        size="sm"
        value={String(seconds)}
        data={[
          { value: 'null', label: t('quizHost.setup.own') },
          ...SECONDS.map((each) => ({ value: String(each), label: t('quizHost.setup.seconds', { seconds: each }) })),
          { value: '0', label: t('quizHost.setup.off') },
        ]}
        onChange={(chosen) => changePlan({ seconds: chosen === 'null' ? null : Number(chosen) })}
      />
    </section>
  );
}
