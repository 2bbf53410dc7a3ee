import { texts } from './texts.ts';

/** Copying a panel: as a picture for slides, as a table for a spreadsheet or a document. */
export const copying = texts(
  {
    table: 'Copy as table',
    markdown: 'Copy as Markdown',
    picture: 'Copy as image',
    'table-done_one': 'Copied as a table: {{count, number}} row.',
    'table-done_other': 'Copied as a table: {{count, number}} rows.',
    'markdown-done': 'Copied as Markdown.',
    'picture-done': 'Copied as an image of {{width}} × {{height}} pixels.',
    'made-with': 'Doradeck {{version}} · {{date}}',
  },
  {
    table: '표로 복사',
    markdown: 'Markdown으로 복사',
    picture: '이미지로 복사',
    'table-done_other': '표로 복사했습니다. {{count, number}}행',
    'markdown-done': 'Markdown으로 복사했습니다.',
    'picture-done': '이미지로 복사했습니다. {{width}} × {{height}} 픽셀',
    'made-with': 'Doradeck {{version}} · {{date}}',
  },
);
