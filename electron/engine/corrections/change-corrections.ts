import type { Correction } from '../../../shared/corrections.ts';
import { AppError, assertNever } from '../../../shared/errors.ts';
import { REMEDIATIONS } from '../../../shared/model.ts';
import type { Database } from '../db/connect.ts';
import { storedKeys } from './stored-keys.ts';

/**
 * Stores what the user says of deployments and incidents, all of it or nothing; a value of null is taken back. Throws
 * 'not-found' where something is said of what the data does not have; what has gone can still be taken back.
 */
export function changeCorrections(db: Database, corrections: readonly Correction[], saidAt: number): void {
  const write = createWriter(db, saidAt);
  db.transaction(() => {
    for (const correction of corrections) write(correction);
  }).immediate();
}

function createWriter(db: Database, saidAt: number): (correction: Correction) => void {
  const known = storedKeys(db);
  const statements = {
    say: db.prepare(
      'INSERT OR REPLACE INTO deployment_correction (deployment_key, kind, value, said_at) VALUES (?, ?, ?, ?)',
    ),
    unsay: db.prepare('DELETE FROM deployment_correction WHERE deployment_key = ? AND kind = ?'),
    link: db.prepare(
      'INSERT OR REPLACE INTO link_correction (incident_key, deployment_key, linked, said_at) VALUES (?, ?, ?, ?)',
    ),
    unlink: db.prepare('DELETE FROM link_correction WHERE incident_key = ? AND deployment_key = ?'),
  };
  const checkKnown = (what: 'deployment' | 'incident', key: string) => {
    if (known(what, key) === null) throw new AppError('not-found', { what, id: key });
  };

  function sayOfDeployment(deployment: string, kind: 'failure' | 'rework', value: number | null): void {
    if (value === null) {
      statements.unsay.run(deployment, kind);
      return;
    }
    checkKnown('deployment', deployment);
    statements.say.run(deployment, kind, value, saidAt);
  }

  return (correction) => {
    switch (correction.kind) {
      case 'failure':
        sayOfDeployment(
          correction.deployment,
          'failure',
          correction.failed === null ? null : Number(correction.failed),
        );
        break;
      case 'rework': {
        const { rework } = correction;
        const value = rework === null ? null : REMEDIATIONS.indexOf(rework === 'planned' ? null : rework);
        sayOfDeployment(correction.deployment, 'rework', value);
        break;
      }
      case 'link': {
        const { incident, deployment, linked } = correction;
        if (linked === null) {
          statements.unlink.run(incident, deployment);
          break;
        }
        checkKnown('incident', incident);
        checkKnown('deployment', deployment);
        statements.link.run(incident, deployment, Number(linked), saidAt);
        break;
      }
      default:
        assertNever(correction);
    }
  };
}
