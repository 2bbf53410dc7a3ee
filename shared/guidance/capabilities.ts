/**
 * Capabilities of DORA's core model (dora.dev/capabilities, CC BY 4.0) that advice and the capability check speak of.
 * Names in both languages: shared/i18n/texts/capabilities.ts, `name.<id>`; the page of each: CAPABILITY_PAGES.
 */
export const CAPABILITIES = [
  'continuous-integration',
  'continuous-delivery',
  'deployment-automation',
  'test-automation',
  'trunk-based-development',
  'version-control',
  'loosely-coupled-teams',
  'working-in-small-batches',
  'streamlining-change-approval',
  'code-maintainability',
  'database-change-management',
  'monitoring-and-observability',
  'proactive-failure-notification',
  'pervasive-security',
  'team-experimentation',
  'visibility-of-work-in-the-value-stream',
  'work-in-process-limits',
  'generative-organizational-culture',
  'learning-culture',
  'documentation-quality',
  'test-data-management',
  'flexible-infrastructure',
] as const;
export type Capability = (typeof CAPABILITIES)[number];

export function capabilityPage(capability: Capability): string {
  return `https://dora.dev/capabilities/${capability}/`;
}
