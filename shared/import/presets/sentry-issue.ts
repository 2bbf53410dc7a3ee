import { rowsOfVersions } from './error-releases.ts';
import type { Preset, SourceRecord } from './preset.ts';
import { hasColumns, hasColumnUnder, textAt } from './source-record.ts';

/**
 * Issues of Sentry: groups of errors, each in the releases it was seen in first and last. A list of issues leaves these
 * out, the details of one have them; a list that was asked for one release is imported with its version as a constant.
 * https://docs.sentry.io/api/events/retrieve-an-issue
 */
export const sentryIssue: Preset = {
  id: 'sentry-issue',
  kind: 'errors',
  recognise: (columns) => {
    const isIssue = hasColumns(columns, 'shortId', 'firstSeen', 'lastSeen') && hasColumnUnder(columns, 'project');
    return isIssue && (hasColumns(columns, 'culprit') || hasColumns(columns, 'userCount')) ? 0.95 : 0;
  },
  fields: {
    id: ['shortId', 'id'],
    service: ['project.slug', 'project.name', 'project'],
    version: ['release.version', 'release', 'firstRelease.version', 'lastRelease.version'],
    type: ['metadata.type'],
    title: ['metadata.value', 'metadata.title', 'title', 'culprit'],
    count: ['count'],
    users: ['userCount'],
    first_seen: ['firstSeen'],
    last_seen: ['lastSeen'],
    url: ['permalink'],
  },
  reads: ['metadata.', 'title', 'culprit', 'firstRelease.', 'lastRelease.', 'release', 'project', 'id'],
  derive: (record) => {
    const [first, ...others] = rowsOfVersions({
      first: releaseAt(record, 'firstRelease'),
      last: releaseAt(record, 'lastRelease'),
      firstSeen: textAt(record, 'firstSeen'),
      lastSeen: textAt(record, 'lastSeen'),
    });
    const common = {
      service: textAt(record, 'project.slug', 'project.name', 'project'),
      title: textAt(record, 'metadata.value', 'metadata.title', 'title', 'culprit'),
    };
    return [{ ...common, ...first }, ...others.map((row) => ({ ...common, ...row }))];
  },
};

/** A release that the record itself is of says more than that of the whole group. */
function releaseAt(record: SourceRecord, name: string): string | null {
  return textAt(record, 'release.version', 'release', `${name}.version`, name);
}
