import type { DeploymentRow } from '../../../shared/answers.ts';
import { shortSha } from './deployment-words.ts';
import classes from './version-name.module.css';

/** The version that the export names, and the commit in short; each alone where the other is missing or says no more. */
export function VersionName({ row: { version, sha } }: { readonly row: Pick<DeploymentRow, 'version' | 'sha'> }) {
  const commit = sha === null ? null : shortSha(sha);
  if (version === null || version === sha) return <>{commit ?? '–'}</>;
  if (commit === null || version.includes(commit)) return <span title={version}>{version}</span>;
  return (
    <span title={`${version} · ${commit}`}>
      {version}
      <span className={classes.commit}>{commit}</span>
    </span>
  );
}
