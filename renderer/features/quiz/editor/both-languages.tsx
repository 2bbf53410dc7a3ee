import { Textarea, TextInput } from '@mantine/core';
import { useText } from '../../../i18n.ts';
import type { DraftText } from './draft.ts';
import classes from './editor.module.css';

interface BothLanguagesProps {
  readonly label: string;
  readonly text: DraftText;
  readonly onChange: (text: DraftText) => void;
  readonly isLong?: boolean;
  /** The name alone, where a heading beside it says the rest. */
  readonly hasLabel?: boolean;
  readonly isMonospace?: boolean;
}

/** A text in both languages, side by side. */
export function BothLanguages(props: BothLanguagesProps) {
  const { label, text, onChange, isLong = false, hasLabel = true, isMonospace = false } = props;
  const { t } = useText();
  return (
    <div className={classes.both}>
      {(['en', 'ko'] as const).map((language) => {
        const name = t('quizEditor.in-language', { field: label, language: t(`quizEditor.language.${language}`) });
        const other = text[language === 'en' ? 'ko' : 'en'];
        const common = {
          lang: language,
          value: text[language],
          // What is read in its place while it is empty.
          placeholder: other,
          ...(hasLabel ? { label: name } : { 'aria-label': name }),
        };
        const change = (value: string): void => onChange({ ...text, [language]: value });
        return isLong ? (
          <Textarea
            key={language}
            {...common}
            autosize
            minRows={2}
            maxRows={12}
            classNames={isMonospace ? { input: classes.monospace ?? '' } : {}}
            onChange={({ currentTarget: { value } }) => change(value)}
          />
        ) : (
          <TextInput key={language} {...common} onChange={({ currentTarget: { value } }) => change(value)} />
        );
      })}
    </div>
  );
}
