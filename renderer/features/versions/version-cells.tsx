import type { VersionRow } from '../../../shared/version-answers.ts';
import { Icon } from '../../components/icon.tsx';
import { PlainButton } from '../../components/plain-button.tsx';
import { RowButton } from '../../components/row-button.tsx';
import { AliasPopover } from './alias-popover.tsx';
import { placeHead } from './service-place.ts';
import { VerdictLines } from './verdict-lines.tsx';
import type { VersionTools } from './version-columns.tsx';
import classes from './versions-screen.module.css';

interface CellProps {
  readonly row: VersionRow;
  readonly tools: VersionTools;
}

/** The version, and below it its tag, commit and other names where they say something else. */
export function VersionName({ row, tools }: CellProps) {
  const { t, service, names, saidNames } = tools;
  const { version, failed } = row;
  const below = otherNames(row, tools).join(' · ');
  return (
    <div className={classes.versionCell}>
      <div className={classes.stack} title={below === '' ? version : `${version}\n${below}`}>
        <span className={classes.nameLine}>
          <RowButton>
            <bdi>{version}</bdi>
          </RowButton>
          {failed && (
            <span className={classes.failed} title={t('versions.table.failed-hint')}>
              <Icon name="close" size={11} />
              {t('versions.table.failed')}
            </span>
          )}
        </span>
        {below !== '' && <span className={classes.code}>{below}</span>}
      </div>
      <AliasPopover service={service} row={row} names={names} saidNames={saidNames} />
    </div>
  );
}

function otherNames({ version, sha, tag, aliases }: VersionRow, { t }: Pick<VersionTools, 't'>): readonly string[] {
  const short = sha?.slice(0, 8) ?? null;
  return [
    ...(tag !== null && tag !== version ? [t('versions.table.tag', { tag })] : []),
    ...(short !== null && !version.includes(short.slice(0, 7)) ? [short] : []),
    ...(aliases.length === 0 ? [] : [t('versions.table.aliases', { names: aliases.join(', ') })]),
  ];
}

/** A press shows what it is judged by. */
export function VerdictCell({ row: { version, verdict, measured }, tools }: CellProps) {
  const { t, end, timeZone } = tools;
  if (verdict === null) return <span className={classes.faint}>–</span>;
  const words = t(`versions.verdict.${verdict.kind}`);
  return (
    <PlainButton
      className={classes.chipButton}
      aria-label={t('versions.verdict-why', { version, words })}
      onClick={() => {
        placeHead(version);
        document.getElementById('version-verdict')?.scrollIntoView?.({ block: 'center' });
      }}
    >
      <VerdictLines verdict={verdict} n={measured?.requests ?? null} end={end} timeZone={timeZone} />
    </PlainButton>
  );
}

interface LastSeenProps extends CellProps {
  /** As the export has it, else the instant. */
  readonly words: string;
  readonly instant: string;
}

export function LastSeen({ row, tools: { t }, words, instant }: LastSeenProps) {
  if (!row.active) return <span title={instant}>{words}</span>;
  return (
    <span className={classes.active} title={`${t('versions.table.active-hint')}\n${instant}`}>
      {t('versions.table.active')}
    </span>
  );
}
