import { formatRate } from '../../../../shared/i18n/format-measured.ts';
import type { ServiceVersions } from '../../../../shared/version-answers.ts';
import { useText } from '../../../i18n.ts';
import { troubleOf } from '../../versions/in-trouble.tsx';
import { servicesSentence } from '../../versions/services-sentence.ts';
import { VerdictSign } from '../../versions/verdict-chip.tsx';
import { joinNote, type SlideMaker } from './slide.ts';
import { NothingOnSlide, SlideFrame } from './slide-frame.tsx';
import classes from './slides.module.css';
import own from './versions-slide.module.css';

const SHOWN = 5;

export const versionsSlide: SlideMaker = {
  hasData: ({ versions }) => troubleOf(versions?.services ?? []).length > 0,
  parts: ({ data: { versions }, t }) => {
    const services = versions?.services ?? [];
    const [first] = troubleOf(services);
    return [
      {
        name: null,
        content: <VersionsSlide services={services} />,
        note: joinNote(
          services.length === 0 ? t('present.slide.versions.nothing') : servicesSentence(services, { t }),
          first === undefined
            ? ''
            : t('present.note.version', {
                service: first.service,
                version: first.version.version,
                against: first.version.verdict?.against ?? '–',
              }),
          first === undefined ? '' : t('present.note.versions-ask'),
        ),
      },
    ];
  },
};

function VersionsSlide({ services }: { readonly services: readonly ServiceVersions[] }) {
  const { t, locale } = useText();
  const rows = troubleOf(services).slice(0, SHOWN);
  const column = (id: 'service' | 'version' | 'verdict' | 'error-rate') => t(`versions.trouble.column.${id}`);
  return (
    <SlideFrame
      title={t('versions.trouble.title')}
      subtitle={rows.length === 0 ? '' : servicesSentence(services, { t })}
    >
      {rows.length === 0 ? (
        <NothingOnSlide>
          {services.length === 0 ? t('present.slide.versions.nothing') : servicesSentence(services, { t })}
        </NothingOnSlide>
      ) : (
        <table className={own.rows}>
          <thead>
            <tr>
              <th scope="col">{column('service')}</th>
              <th scope="col">{column('version')}</th>
              <th scope="col">{column('verdict')}</th>
              <th scope="col" data-align="right">
                {column('error-rate')}
              </th>
            </tr>
          </thead>
          <tbody>
            {rows.map(({ service, version: { version, verdict, errorRate }, isReplaced }) => (
              <tr key={`${service} ${version}`}>
                <th scope="row">
                  <bdi>{service}</bdi>
                </th>
                <td>
                  <bdi>{version}</bdi>
                </td>
                <td>
                  {verdict !== null && (
                    <span className={own.verdict} data-kind={verdict.kind}>
                      <VerdictSign kind={verdict.kind} />
                      {t(`versions.verdict.${verdict.kind}`)}
                    </span>
                  )}
                  {isReplaced && <span className={classes.faint}> · {t('versions.trouble.not-running')}</span>}
                </td>
                <td data-align="right">{errorRate === null ? '–' : formatRate(errorRate, locale)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </SlideFrame>
  );
}
