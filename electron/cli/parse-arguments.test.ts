import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { AppError } from '../../shared/errors.ts';
import { PRESETS } from '../../shared/import/presets/registry.ts';
import { parseArguments } from './parse-arguments.ts';

function refused(words: readonly string[]): string {
  try {
    parseArguments(words);
  } catch (thrown) {
    if (thrown instanceof AppError && thrown.code === 'usage') return String(thrown.params.detail);
    throw thrown;
  }
  throw new Error(`accepted: ${words.join(' ')}`);
}

const NO_TOKEN =
  'a token is not taken from the command line, where other programs can read it: put it into DORADECK_TOKEN, or type it when asked';

describe('parseArguments', () => {
  test('analyze with everything', () => {
    const words =
      'analyze --data a.csv --data b --repo /r/one=checkout --repo /r/two --from 2024-10-13 --to 2024-11-13 --tz Asia/Seoul --compare-with year-before ' +
      '--service a --service b --team t --repo-name r --env ^live --exclude-bots --profile deck-2024 --levels 2023 --by service,team ' +
      '--map service=app --input-tz Asia/Seoul --date-order dmy --encoding cp949 --kind deployments --out x.json --format json --lang ko --strict --quiet';
    expect(parseArguments(words.split(' '))).toEqual({
      kind: 'analyze',
      data: ['a.csv', 'b'],
      repositories: [
        { source: '/r/one', services: ['checkout'], releases: null, followOutside: false },
        { source: '/r/two', services: [], releases: null, followOutside: false },
      ],
      filters: {
        from: '2024-10-13',
        to: '2024-11-13',
        timeZone: 'Asia/Seoul',
        compareWith: 'year-before',
        env: '^live',
        services: ['a', 'b'],
        teams: ['t'],
        repositories: ['r'],
        excludeBots: true,
      },
      choices: { profile: 'deck-2024', levels: '2023', by: ['service', 'team'] },
      options: {
        kind: 'deployments',
        mapping: { service: 'app' },
        encoding: 'cp949',
        inputTimeZone: 'Asia/Seoul',
        dateOrder: 'dmy',
      },
      common: { format: 'json', out: 'x.json', quiet: true, strict: true, language: 'ko' },
    });
  });

  test('days to compare with', () => {
    const read = (text: string) => parseArguments(['report', 'w', '--compare-with', text]);
    expect(read('2023-10-13..2023-11-13')).toMatchObject({
      filters: { compareWith: { from: '2023-10-13', to: '2023-11-13' } },
    });
    expect(() => read('last-week')).toThrow(
      new AppError('usage', { detail: '--compare-with last-week: expected previous | year-before' }),
    );
  });

  test('a repository that leads outside is followed where that is said', () => {
    expect(parseArguments(['repo', 'refresh', 'w', '--follow-outside'])).toMatchObject({
      kind: 'repo-refresh',
      followOutside: true,
    });
    expect(parseArguments(['repo', 'add', 'w', 'shop', '--follow-outside'])).toMatchObject({
      repository: { source: 'shop', followOutside: true },
    });
    expect(parseArguments(['analyze', '--repo', 'shop', '--follow-outside'])).toMatchObject({
      repositories: [{ source: 'shop', followOutside: true }],
    });
  });

  test('tags that are deployments', () => {
    expect(parseArguments(['repo', 'releases', 'w', 'shop', 'v*'])).toMatchObject({
      kind: 'repo-releases',
      workspace: 'w',
      repository: 'shop',
      pattern: 'v*',
    });
    expect(parseArguments(['repo', 'releases', 'w', 'shop', '--none'])).toMatchObject({ pattern: null });
    expect(parseArguments(['repo', 'add', 'w', 'shop', '--releases', 'v*'])).toMatchObject({
      repository: { source: 'shop', releases: 'v*' },
    });
    expect(parseArguments(['analyze', '--repo', 'a', '--repo', 'b', '--releases', '^v'])).toMatchObject({
      repositories: [{ releases: '^v' }, { releases: '^v' }],
    });
  });

  test('a path that holds "=" stays whole unless a service name follows it', () => {
    const command = parseArguments(['analyze', '--repo', '/a=b/c', '--repo', '/a=b/c=web']);
    expect(command.kind === 'analyze' && command.repositories).toEqual([
      { source: '/a=b/c', services: [], releases: null, followOutside: false },
      { source: '/a=b/c', services: ['web'], releases: null, followOutside: false },
    ]);
  });

  test.each([
    [['analyse'], 'unknown command "analyse"'],
    [['analyze'], 'analyze needs --data or --repo'],
    [['analyze', '--data', 'x', '--format', 'pdf'], '--format pdf: expected json | markdown | html | csv | text'],
    [['analyze', '--data', 'x', '--env', 'a', '--all-envs'], '--env and --all-envs exclude each other'],
    [['analyze', '--data', 'x', '--map', 'service'], '--map service: expected field=column'],
    [
      ['analyze', '--data', 'x', '--by', 'colour'],
      '--by colour: expected service | team | env | repo | stage | severity | day | week | month',
    ],
    [['import', 'w.doradeck'], 'import needs WORKSPACE and at least one PATH'],
    [['import', 'w.doradeck', 'a.csv', '--team', 't'], 'import does not take --team'],
    [
      ['list', 'things', 'w'],
      'list things: expected deployments | changes | incidents | pulls | runs | versions | errors | issues | commits | imports | rejects | conflicts | corrections',
    ],
    [
      ['import', 'w', 'a.xml', '--kind', 'tests'],
      '--kind tests: not supported yet; expected auto | deployments | incidents | pulls | runs | versions | errors | issues | commits',
    ],
    [
      ['import', 'w', 'a.sarif', '--kind', 'findings'],
      '--kind findings: not supported yet; expected auto | deployments | incidents | pulls | runs | versions | errors | issues | commits',
    ],
    [['repo', 'remove', 'w'], 'repo remove: expected add | refresh | list | releases'],
    [
      ['import', 'w', 'a.csv', '--preset', 'nope'],
      `--preset nope: expected generic-csv | generic-json | ${PRESETS.map(({ id }) => id).join(' | ')}`,
    ],
    [['undo', 'w', 'x'], 'IMPORT-ID is a whole number; see `doradeck list imports`'],
    [['report', 'w', 'y'], 'report does not take "y"'],
    [['repo', 'add', 'w.doradeck', 'shop', '--paths', 'cart'], '--paths needs one --service'],
    [['repo', 'releases', 'w', 'shop'], 'PATTERN or --none is missing'],
    [['repo', 'releases', 'w', 'shop', 'v*', '--none'], 'PATTERN and --none exclude each other'],
    [['repo', 'releases', 'w', 'shop', 'v*', 'x'], 'repo does not take "x"'],
    [['repo', 'list', 'w', 'shop'], 'repo list does not take "shop"'],
    [['repo', 'list', 'w', '--none'], 'repo list does not take --none'],
    [['repo', 'refresh', 'w', '--releases', 'v*'], 'repo refresh does not take --releases'],
    [['analyze', '--data', 'x', '--releases', 'v*'], '--releases needs --repo'],
    [['repo', 'list', 'w', '--token', 'abc'], NO_TOKEN],
    [['repo', 'add', 'w', 'https://git.example/x', '--token=abc'], NO_TOKEN],
    [['names', 'w.doradeck', 'x'], 'names does not take "x"'],
  ])('%j is refused', (words, detail) => {
    expect(refused(words)).toBe(detail);
  });

  test.each([
    [['--tz', 'Mars/Base'], 'time-zone-unknown'],
    [['--input-tz', 'Mars/Base'], 'time-zone-unknown'],
    [['--env', '('], 'pattern-invalid'],
    [['--releases', 'v['], 'release-pattern-invalid'],
    [['--from', '2024-02-30', '--to', '2024-03-02'], 'period-invalid'],
    [['--from', '2024-03-02', '--to', '2024-03-02', '--tz', 'Asia/Seoul'], 'period-invalid'],
    [['--map', 'colour=x'], 'usage'],
  ])('%j is refused before anything is read', (options, code) => {
    expect(() => parseArguments(['analyze', '--data', 'x', ...options])).toThrow(expect.objectContaining({ code }));
  });

  test('whatever the words, the answer is a command or a usage error', () => {
    const word = fc.oneof(
      fc.constantFrom(
        'analyze',
        'import',
        'list',
        'report',
        'undo',
        'demo',
        'repo',
        '--data',
        '--repo=x',
        '--by=day',
        '--',
        '-',
        '--no-quiet',
        '--__proto__',
      ),
      fc.string(),
    );
    fc.assert(
      fc.property(fc.array(word, { maxLength: 6 }), (words) => {
        try {
          expect(typeof parseArguments(words).kind).toBe('string');
        } catch (thrown) {
          expect(thrown).toBeInstanceOf(AppError);
          expect((thrown as AppError).code).toBe('usage');
        }
      }),
      { numRuns: 500 },
    );
  });
});
