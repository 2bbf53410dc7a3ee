import { Button, Group } from '@mantine/core';
import { attempt } from '../../attempt.ts';
import { runCommand } from '../../commands.ts';
import { useText } from '../../i18n.ts';
import { navigate } from '../../store/location.ts';
import classes from './no-versions.module.css';

const SOURCES = ['deployments', 'apm', 'prometheus', 'otel', 'csv', 'errors', 'sentry'] as const;

/** Before anything tells of versions: what would. */
export function NoVersions() {
  const { t } = useText();
  return (
    <section className={classes.empty}>
      <h1 className={classes.title}>{t('versions.empty.title')}</h1>
      <p className={classes.text}>{t('versions.empty.text')}</p>
      <dl className={classes.sources}>
        {SOURCES.map((source) => (
          <div key={source} className={classes.source}>
            <dt>{t(`versions.empty.${source}`)}</dt>
            <dd>{t(`versions.empty.${source}-text`)}</dd>
          </div>
        ))}
      </dl>
      <Group gap="xs">
        <Button onClick={() => navigate('/data')}>{t('app.actions.import-data')}</Button>
        <Button variant="default" onClick={() => void attempt(() => runCommand('open-sample'))}>
          {t('app.actions.open-sample')}
        </Button>
      </Group>
    </section>
  );
}
