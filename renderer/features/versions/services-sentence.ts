/** How it stands with what runs, in a sentence or two. */
import type { ServiceVersions, VersionVerdictKind } from '../../../shared/version-answers.ts';
import type { TextTools } from '../../i18n.ts';

export function servicesSentence(services: readonly ServiceVersions[], { t }: Pick<TextTools, 't'>): string {
  const total = services.length;
  const counted = (kind: VersionVerdictKind) =>
    services.filter(({ current }) => current?.active === true && current.verdict?.kind === kind).length;
  const [faulty, suspect, fine] = [counted('faulty'), counted('suspect'), counted('fine')];
  if (faulty > 0) {
    const words = t('versions.sentence.faulty', { count: faulty, total });
    return suspect === 0 ? words : `${words} ${t('versions.sentence.and-suspect', { count: suspect })}`;
  }
  if (suspect > 0) return t('versions.sentence.suspect', { count: suspect, total });
  if (fine === 0) return t('versions.sentence.unknown');
  if (fine === total) return t('versions.sentence.all-fine', { count: total });
  return t('versions.sentence.some-fine', { count: fine, total });
}
