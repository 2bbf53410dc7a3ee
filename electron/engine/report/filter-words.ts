import type { Translate } from '../../../shared/i18n/translator.ts';
import type { Report } from '../../../shared/report.ts';

/** What the filters let through, in words: "environments matching ^prod", "services cart, shop". */
export function filterWords(
  translate: Translate,
  { env, service, team, repo }: Pick<Report['filters'], 'env' | 'service' | 'team' | 'repo'>,
): readonly string[] {
  const named = (names: readonly string[]) => names.join(', ');
  return [
    env === null ? translate('report.filter-all-envs') : translate('report.filter-env', { pattern: env }),
    ...(service.length > 0 ? [translate('report.filter-service', { names: named(service) })] : []),
    ...(team.length > 0 ? [translate('report.filter-team', { names: named(team) })] : []),
    ...(repo.length > 0 ? [translate('report.filter-repo', { names: named(repo) })] : []),
  ];
}
