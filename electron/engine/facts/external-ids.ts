import { createTextCodes } from './text-codes.ts';

/** Codes of the deployment ids that incidents name. The ids that none names, most of them, need no code. */
export interface ExternalIds {
  /** 0 = no incident names it. */
  ofDeployment(id: string | null): number;
  /** 0 = it names none, -1 = no deployment has it. To be asked after the deployments. */
  ofIncident(id: string | null): number;
}

export function createExternalIds(named: Iterable<string | null>): ExternalIds {
  const codes = createTextCodes();
  for (const id of named) codes.code(id);
  const met = new Set<number>();
  return {
    ofDeployment(id) {
      if (id === null || codes.size === 1) return 0;
      const code = Math.max(0, codes.find(id));
      if (code !== 0) met.add(code);
      return code;
    },
    ofIncident(id) {
      if (id === null || id === '') return 0;
      const code = codes.find(id);
      return met.has(code) ? code : -1;
    },
  };
}
