/**
 * The look in one place: an indigo accent, calm greys, figures of equal width. Colours that are not Mantine's own are
 * the --dd- properties of tokens.css, for both colour schemes.
 */
import { createTheme, type MantineColorSchemeManager, type MantineColorsTuple } from '@mantine/core';

const indigo: MantineColorsTuple = [
  '#eef0ff',
  '#e0e3ff',
  '#c6cbff',
  '#a5abfb',
  '#8185f4',
  '#635fe9',
  '#4f46dd',
  '#423ac2',
  '#39349c',
  '#302d74',
];

/** Dark surfaces from text (0) to the deepest ground (9). */
const dark: MantineColorsTuple = [
  '#e6e9f0',
  '#bac1cf',
  '#969eae',
  '#717a8c',
  '#434a59',
  '#2d333f',
  '#22272f',
  '#191d25',
  '#12151b',
  '#0c0e13',
];

export const theme = createTheme({
  primaryColor: 'indigo',
  primaryShade: { light: 6, dark: 5 },
  colors: { indigo, dark },
  fontFamily: "'Pretendard Variable', Pretendard, system-ui, 'Noto Sans KR', sans-serif",
  fontFamilyMonospace: "ui-monospace, 'Cascadia Mono', 'DejaVu Sans Mono', 'Noto Sans Mono CJK KR', monospace",
  fontSizes: { xs: '0.75rem', sm: '0.8125rem', md: '0.875rem', lg: '1rem', xl: '1.25rem' },
  headings: { fontWeight: '650' },
  defaultRadius: 'md',
  radius: { xs: '4px', sm: '6px', md: '8px', lg: '12px', xl: '16px' },
  respectReducedMotion: true,
  cursorType: 'pointer',
  components: {
    Button: { defaultProps: { size: 'sm' } },
    Checkbox: { defaultProps: { radius: 'xs' } },
    TextInput: { defaultProps: { size: 'sm' } },
    Select: { defaultProps: { size: 'sm' } },
    // Of a hundred versions to choose from none is made before somebody looks.
    Combobox: { defaultProps: { keepMounted: false } },
    InputWrapper: { styles: { description: { fontSize: 'var(--mantine-font-size-sm)' } } },
    Tooltip: { defaultProps: { openDelay: 400, withArrow: true, multiline: true, maw: 320 } },
    Modal: { defaultProps: { centered: true, overlayProps: { backgroundOpacity: 0.35 } } },
    Drawer: { defaultProps: { overlayProps: { backgroundOpacity: 0.25 } } },
  },
});

/** Main keeps the preference (store/settings.ts); the page itself stores nothing. */
export const colorSchemeOfPreferences: MantineColorSchemeManager = {
  get: (initial) => initial,
  set: () => {},
  subscribe: () => {},
  unsubscribe: () => {},
  clear: () => {},
};
