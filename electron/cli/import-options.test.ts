import { describe, expect, test } from 'vitest';
import { AppError } from '../../shared/errors.ts';
import { parseArguments } from './parse-arguments.ts';

function parse(...words: readonly string[]) {
  return parseArguments(['inspect', ...words, 'a.csv']);
}

function refused(...words: readonly string[]): string {
  try {
    parse(...words);
  } catch (thrown) {
    if (thrown instanceof AppError) return `${thrown.code} ${thrown.params.detail ?? thrown.params.pattern}`;
    throw thrown;
  }
  throw new Error(`accepted: ${words.join(' ')}`);
}

describe('how files are read', () => {
  test('is said in many options', () => {
    const said = parse(
      ...['--kind', 'runs', '--preset', 'generic-csv', '--encoding', 'cp949', '--delimiter', 'semicolon'],
      ...['--map', 'service=Dienst=A', '--map', 'team=', '--const', 'env=prod', '--const', 'team='],
      ...['--value', 'status:Erfolgreich=success', '--value', 'status:a:b=c=failure', '--value', 'env:P=prod'],
      ...['--decimal', 'comma', '--header-row', '0', '--input-tz', 'Asia/Seoul', '--date-order', 'mdy'],
      ...['--deploys', 'ship|go', '--incident-types', 'outage', '--mapping', 'monthly'],
    );
    expect(said).toEqual({
      kind: 'inspect',
      workspace: null,
      paths: ['a.csv'],
      options: {
        kind: 'runs',
        preset: 'generic-csv',
        mapping: { service: 'Dienst=A', team: '' },
        constants: { env: 'prod', team: '' },
        values: { status: { Erfolgreich: 'success', 'a:b=c': 'failure' }, env: { P: 'prod' } },
        encoding: 'cp949',
        delimiter: ';',
        decimal: ',',
        headerRow: 0,
        inputTimeZone: 'Asia/Seoul',
        dateOrder: 'mdy',
        deploys: 'ship|go',
        incidentTypes: 'outage',
        saved: 'monthly',
      },
      common: { format: null, out: null, quiet: false, strict: false, language: null },
    });
  });

  test.each([
    ['tab', '\t'],
    ['\\t', '\t'],
    ['pipe', '|'],
    ['comma', ','],
    ['^', '^'],
  ])('a delimiter may be %s', (word, delimiter) => {
    expect(parse('--delimiter', word)).toMatchObject({ options: { delimiter } });
  });

  test('nothing said is nothing', () => {
    expect(parse()).toMatchObject({ options: {} });
    expect(parse('--no-mapping')).toMatchObject({ options: { saved: null } });
  });

  test.each([
    [['--map', 'service'], 'usage --map service: expected field=column'],
    [['--const', '=x'], 'usage --const =x: expected field=value'],
    [['--value', 'status=success'], 'usage --value status=success: expected field:word=meaning'],
    [['--value', 'status:=success'], 'usage --value status:=success: expected field:word=meaning'],
    [['--decimal', ';'], 'usage --decimal ;: expected . | ,'],
    [['--delimiter', '"'], 'usage --delimiter ": expected comma | semicolon | tab | pipe, or one ASCII character'],
    [['--header-row', '1.5'], 'usage --header-row 1.5: expected a line from 1 to 1000, or 0 where there is no header'],
    [
      ['--header-row', '1001'],
      'usage --header-row 1001: expected a line from 1 to 1000, or 0 where there is no header',
    ],
    [['--deploys', '('], 'pattern-invalid ('],
    [['--mapping', 'a', '--no-mapping'], 'usage --mapping and --no-mapping exclude each other'],
    [['--save-mapping', 'a'], 'usage inspect does not take --save-mapping'],
    [['--strict'], 'usage inspect does not take --strict'],
  ])('%j is refused', (words, detail) => {
    expect(refused(...words)).toBe(detail);
  });

  test.each(['--map', '--const'])('%s takes fields alone', (option) => {
    expect(refused(option, 'colour=x')).toMatch(/^usage --(map|const) colour: expected id \| service/);
    expect(parse(option, 'merged_at=x').kind).toBe('inspect');
  });

  test('--value takes fields alone', () => {
    expect(refused('--value', 'colour:a=b')).toMatch(/^usage --value colour: expected id/);
  });
});

describe('inspect', () => {
  test('may name a workspace first', () => {
    expect(parseArguments(['inspect', 'client.doradeck', 'a', 'b.doradeck'])).toMatchObject({
      workspace: 'client.doradeck',
      paths: ['a', 'b.doradeck'],
    });
    expect(() => parseArguments(['inspect', 'client.doradeck'])).toThrow(/inspect needs at least one PATH/);
  });
});

describe('import --save-mapping', () => {
  test('saves that of one path', () => {
    expect(parseArguments(['import', 'w', 'a', '--save-mapping', 'monthly'])).toMatchObject({ saveMapping: 'monthly' });
    expect(parseArguments(['import', 'w', 'a'])).toMatchObject({ saveMapping: null });
    expect(() => parseArguments(['import', 'w', 'a', 'b', '--save-mapping', 'm'])).toThrow(/one PATH/);
    expect(() => parseArguments(['import', 'w', 'a', '--save-mapping', ''])).toThrow(/needs a name/);
  });
});
