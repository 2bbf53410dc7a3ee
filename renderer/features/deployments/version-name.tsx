import type { DeploymentRow } from '../../../shared/answers.ts';
import { shortSha } from './deployment-words.ts';
import classes from './version-name.module.css';

/** The version that the export names, and the commit in short; each alone where the other is missing. */
export function VersionName({ row: { version, sha } }: { readonly row: Pick<DeploymentRow, 'version' | 'sha'> }) {
  const commit = sha === null ? null : shortSha(sha);
  if (version === null || version === sha) return <>{commit ?? '–'}</>;
  return (
    <span title={commit === null ? version : `${version} · ${commit}`}>
      {version}
      {commit !== null && <span className={classes.commit}>{commit}</span>}
    </span>
  );
}
