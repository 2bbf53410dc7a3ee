import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createTranslator } from '../../shared/i18n/translator.ts';
import type { Inspection } from '../../shared/import-inspection.ts';
import { createEngine, type Engine } from '../engine/create-engine.ts';
import { parseArguments } from './parse-arguments.ts';
import { runCommand } from './run-command.ts';

/** Times that a clock change skipped and made twice, and one that it left alone. */
const GERMAN = `Dienst;Beginn;Ende;Umgebung;Ergebnis
Kasse;30.03.2025 02:30;30.03.2025 02:45;Produktion;Erfolgreich
Kasse;26.10.2025 02:30;26.10.2025 02:35;Produktion;Fehlgeschlagen
Korb;14.03.2025 10:00;14.03.2025 10:05;Produktion;Erfolgreich
`;
const READING = ['--map', 'service=Dienst', '--map', 'status=Ergebnis', '--value', 'status:Erfolgreich=success'];

let folder: string;
let engine: Engine;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'doradeck-inspect-'));
  engine = createEngine({ appVersion: '0.0.0', now: () => Date.UTC(2026, 0, 1), log: () => {} });
});

afterEach(() => {
  engine.close();
  rmSync(folder, { recursive: true });
});

function put(name: string, content: string): string {
  writeFileSync(join(folder, name), content);
  return join(folder, name);
}

async function run(language: 'en' | 'ko', ...words: readonly string[]) {
  let output = '';
  const said: string[] = [];
  const status = await runCommand(parseArguments(words), {
    engine,
    translate: createTranslator(language),
    language,
    print: (text) => {
      output += text;
    },
    say: (line) => said.push(line),
    complain: (line) => said.push(line),
    onTerminal: false,
    tokens: { token: undefined, host: undefined, ask: async () => null },
  });
  return { status, output, said };
}

describe('inspect', () => {
  test('tells what a file is, how it is read and what its rows become', async () => {
    const path = put('deploys.csv', GERMAN);
    const words = ['inspect', path, ...READING, '--input-tz', 'Europe/Berlin', '--const', 'team=Zahlung'];
    expect(await run('en', ...words, '--format', 'text')).toEqual({
      status: 0,
      said: [],
      output: `deploys.csv
  Deployments (generic-csv, 75 % sure)
  encoding utf-8 · columns divided by ";" · header in line 1 · local times in Europe/Berlin · day before month
  told by the values of columns: Umgebung, Beginn, Ende

  field        column     from    words
  service      Dienst     chosen
  team         "Zahlung"  chosen
  env          Umgebung   values
  repo
  started_at   Beginn     values
  finished_at  Ende       values
  status       Ergebnis   chosen  Erfolgreich → success, Fehlgeschlagen → ?

  line  service  team     env         started_at                finished_at               status
     2                                                                                             A clock change skipped this local time. 30.03.2025 02:30
     3                                                                                             A clock change made this local time happen twice. 26.10.2025 02:30
     4  Korb     Zahlung  Produktion  2025-03-14T09:00:00.000Z  2025-03-14T09:05:00.000Z  success
  3 read: 1 can be stored, 2 rejected, 0 blank
`,
    });
  });

  test('asks for one thing after another, in the language of the reader', async () => {
    const path = put('deploys.csv', GERMAN);
    const first = await run('ko', 'inspect', path, '--format', 'text');
    expect(first.status).toBe(3);
    expect(first.output).toContain('Dienst, Beginn, Ende, Umgebung, Ergebnis');
    expect(first.output).toContain('배포 (generic-csv, 확신도 25%)');
    const second = await run('en', 'inspect', path, ...READING);
    const [file] = (JSON.parse(second.output) as Inspection).files;
    expect(second.status).toBe(3);
    expect(file).toMatchObject({
      state: 'needs-choice',
      problem: { code: 'file-time-zone-needed', params: { column: 'Beginn', example: '30.03.2025 02:30' } },
      reading: { kind: 'deployments', dateOrder: { value: 'dmy', from: 'proved' } },
    });
  });

  test('sends nothing to a terminal that would steer it', async () => {
    const path = put(
      'strange.csv',
      'service,finished_at,"\u001b[31mred\u202e"\n"\u001b]0;x\u0007",2025-03-01T10:00:00Z,\n',
    );
    const { output } = await run('en', 'inspect', path, '--format', 'text');
    expect(output).toContain('Not used: ·[31mred·');
    expect(output).toContain('·]0;x·');
    expect(output).not.toMatch(/[^\P{Cc}\n]|\p{Bidi_Control}/u);
  });

  test('says of what cannot be used why, and goes on', async () => {
    put('a.csv', '');
    put('b.csv', 'service,finished_at\na,2025-03-01T10:00:00Z\n');
    const { status, output } = await run('en', 'inspect', folder);
    const { files } = JSON.parse(output) as Inspection;
    expect(status).toBe(3);
    expect(files.map(({ file, state, problem }) => [file, state, problem?.code ?? null])).toEqual([
      ['a.csv', 'unusable', 'file-empty'],
      ['b.csv', 'ready', null],
    ]);
  });
});

describe('a mapping that is saved', () => {
  test('reads the next file of the same columns, and is known to inspect', async () => {
    const workspace = join(folder, 'client.doradeck');
    const march = put('march.csv', GERMAN);
    const saving = [...READING, '--input-tz', 'Europe/Berlin', '--save-mapping', 'monthly'];
    const imported = await run('en', 'import', workspace, march, ...saving, '--format', 'text');
    expect(imported.said).toContain('Mapping saved: monthly');
    const april = put('april.csv', GERMAN.replaceAll('.03.', '.04.'));
    const look = await run('en', 'inspect', workspace, april);
    expect(look.status).toBe(0);
    expect((JSON.parse(look.output) as Inspection).files[0]).toMatchObject({
      state: 'ready',
      reading: { saved: 'monthly', offered: ['monthly'], counts: { stored: 2, rejected: 1 } },
    });
    const next = await run('en', 'import', workspace, april);
    expect(JSON.parse(next.output)).toMatchObject([
      {
        stored: 2,
        rejected: 1,
        inputTimeZone: 'Europe/Berlin',
        notices: [
          { code: 'mapping-saved', params: { name: 'monthly' } },
          { code: 'value-unknown', params: { field: 'status', values: 'Fehlgeschlagen' } },
        ],
      },
    ]);
    const unsaved = await run('en', 'inspect', workspace, april, '--no-mapping');
    expect((JSON.parse(unsaved.output) as Inspection).files[0]).toMatchObject({
      state: 'known',
      problem: { code: 'already-imported' },
      reading: { saved: null, offered: ['monthly'], counts: { stored: 0, rejected: 3 } },
    });
  });
});
