/**
 * The JSON form of a quiz pack: the one schema that packs are read by and that is published for whoever writes them
 * (packs/quiz-pack.schema.json). A text is one string for every language, or one a language, at least one of them; a
 * language that is absent reads the other.
 */
import { z } from 'zod';
import type { Localised } from './localised.ts';
import { QUIZ_TOPICS, type QuizPack } from './quiz.ts';
import { type PackProblem, type PackProblemCode, packInvalid, placeIn } from './quiz-pack-problems.ts';
import { crossProblems, QUIZ_ID, QUIZ_LIMITS } from './quiz-rules.ts';

const SCHEMA_FILE = 'quiz-pack.schema.json';

/** The code of a problem stands where zod keeps the message. */
function code(problem: PackProblemCode): string {
  return problem;
}

const id = z.string().max(QUIZ_LIMITS.id).regex(QUIZ_ID, code('bad-id')).meta({ id: 'id' });

function words(longest: number) {
  return z.string().max(longest).regex(/\S/, code('empty'));
}

function textUpTo(longest: number) {
  const one = words(longest);
  return z
    .union([
      one,
      z
        .strictObject({ en: one.optional(), ko: one.optional() })
        .refine(({ en, ko }) => en !== undefined || ko !== undefined, code('missing'))
        .meta({ minProperties: 1 }),
    ])
    .transform((value): Localised => (typeof value === 'string' ? { en: value, ko: value } : bothLanguages(value)))
    .meta({
      id: `text-${longest}`,
      description: 'One text for every language, or one a language, at least one of them.',
    });
}

/** One of each length: the published schema defines it once. */
const texts = new Map<number, ReturnType<typeof textUpTo>>();

function text(longest: number): ReturnType<typeof textUpTo> {
  const known = texts.get(longest) ?? textUpTo(longest);
  texts.set(longest, known);
  return known;
}

function bothLanguages({ en, ko }: { readonly en?: string | undefined; readonly ko?: string | undefined }): Localised {
  return { en: en ?? ko ?? '', ko: ko ?? en ?? '' };
}

function many<T extends z.ZodType>(element: T, [fewest, most]: readonly [number, number]) {
  return z.array(element).min(fewest).max(most);
}

const course = z.strictObject({
  kind: z.enum(['bars', 'line']),
  labels: many(text(QUIZ_LIMITS.figureText), QUIZ_LIMITS.figureLabels),
  series: many(
    z.strictObject({
      name: text(QUIZ_LIMITS.figureText),
      values: many(z.number().nullable(), QUIZ_LIMITS.figureLabels).meta({ description: 'One a label; null = none.' }),
    }),
    QUIZ_LIMITS.figureSeries,
  ),
  unit: z.enum(['deployments', 'hours', 'percent', 'incidents', 'none']),
});

const table = z.strictObject({
  kind: z.literal('table'),
  columns: many(text(QUIZ_LIMITS.figureText), QUIZ_LIMITS.figureColumns),
  rows: many(many(text(QUIZ_LIMITS.figureText), QUIZ_LIMITS.figureColumns), QUIZ_LIMITS.figureRows),
});

const option = z.strictObject({
  id,
  text: text(QUIZ_LIMITS.option),
  last: z.boolean().optional().meta({ description: 'Stays at the end when options are shuffled: "all of them".' }),
});

const source = z.strictObject({
  title: text(QUIZ_LIMITS.title),
  url: z
    .string()
    .max(QUIZ_LIMITS.address)
    .regex(/^https?:\/\/\S+$/, code('bad-address')),
});

const question = z.strictObject({
  id: id.meta({ description: 'Unique in the pack.' }),
  prompt: text(QUIZ_LIMITS.prompt),
  options: many(option, QUIZ_LIMITS.options),
  correct: many(id, [1, QUIZ_LIMITS.options[1]]).meta({
    description: 'Ids of the right options; whoever answers is asked for as many.',
    uniqueItems: true,
  }),
  explanation: text(QUIZ_LIMITS.explanation).meta({ description: 'Why, in one to three sentences.' }),
  source: source.nullable().default(null).meta({ description: 'Who says so; null where it stands by itself.' }),
  topic: z.enum(QUIZ_TOPICS),
  figure: z.discriminatedUnion('kind', [course, table]).optional(),
  seconds: z.int().min(QUIZ_LIMITS.seconds[0]).max(QUIZ_LIMITS.seconds[1]).optional(),
  hostNote: text(QUIZ_LIMITS.hostNote).optional().meta({ description: 'For whoever hosts, never for the audience.' }),
});

export const quizPackSchema = z
  .strictObject({
    $schema: z.string().max(QUIZ_LIMITS.address).optional(),
    format: z.literal('doradeck.quiz-pack/1').optional(),
    id,
    title: text(QUIZ_LIMITS.title),
    about: text(QUIZ_LIMITS.about).optional(),
    author: words(QUIZ_LIMITS.credit).optional(),
    licence: words(QUIZ_LIMITS.credit).optional(),
    questions: many(question, QUIZ_LIMITS.questions),
  })
  .meta({
    title: 'Doradeck quiz pack',
    description:
      'Questions with their answers, in English and Korean. What a schema can’t say: ids of questions in a pack and of options in a question occur once, right answers are ids of options, no two options read the same, and a figure has as many values as labels or columns.',
  });

/** A pack from its JSON form. `file` is what errors call it. Throws AppError('quiz-pack-invalid') with all that is wrong. */
export function readPack(json: unknown, file: string): QuizPack {
  const parsed = quizPackSchema.safeParse(json, { reportInput: true });
  if (!parsed.success)
    throw packInvalid(
      file,
      parsed.error.issues.flatMap((issue) => problemsOf(issue, [])),
    );
  const { $schema: _, format: __, ...rest } = parsed.data;
  const pack = withoutUndefined(rest) as QuizPack;
  const problems = crossProblems(pack);
  if (problems.length > 0) throw packInvalid(file, problems);
  return pack;
}

/** A pack's JSON form, as text for a file. */
export function packText(pack: QuizPack): string {
  return `${JSON.stringify({ $schema: SCHEMA_FILE, format: 'doradeck.quiz-pack/1', ...pack }, null, 2)}\n`;
}

/** The published schema (JSON Schema, draft 2020-12), as text for a file. */
export function packSchemaText(): string {
  return `${JSON.stringify(z.toJSONSchema(quizPackSchema, { io: 'input', target: 'draft-2020-12' }), null, 2)}\n`;
}

/** Zod writes an optional field that is absent in the input not at all, but one that is `undefined` as such. */
function withoutUndefined(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutUndefined);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).filter(([, part]) => part !== undefined);
  return Object.fromEntries(entries.map(([key, part]) => [key, withoutUndefined(part)]));
}

type Issue = z.core.$ZodIssue;

function problemsOf(issue: Issue, before: readonly PropertyKey[]): readonly PackProblem[] {
  const path = [...before, ...issue.path];
  const one = (problem: PackProblemCode) => [{ place: placeIn(path), problem }];
  if (issue.input === undefined && issue.code !== 'custom') return one('missing');
  switch (issue.code) {
    case 'invalid_type':
      return one('wrong-type');
    case 'too_big':
      return one(sizeProblem(issue.origin, 'too-long', 'too-many'));
    case 'too_small':
      return one(sizeProblem(issue.origin, 'empty', 'too-few'));
    case 'invalid_value':
      return one('not-allowed');
    case 'unrecognized_keys':
      return issue.keys.map((key) => ({ place: placeIn([...path, key]), problem: 'unknown-field' }));
    case 'invalid_union':
      return unionProblems(issue, path);
    case 'invalid_format':
    case 'custom':
      return one(issue.message as PackProblemCode);
    default:
      return one('wrong-type');
  }
}

/** What is wrong inside the form that was meant: the one that didn't fail at once. */
function unionProblems(issue: z.core.$ZodIssueInvalidUnion, path: readonly PropertyKey[]): readonly PackProblem[] {
  const meant = issue.errors.find(
    (issues) => !issues.some(({ path: inside, code }) => inside.length === 0 && code === 'invalid_type'),
  );
  if (meant !== undefined && meant.length > 0) return meant.flatMap((each) => problemsOf(each, path));
  const place = placeIn(path);
  return [{ place, problem: issue.discriminator === undefined ? 'wrong-type' : 'not-allowed' }];
}

function sizeProblem(origin: string, ofText: PackProblemCode, ofList: PackProblemCode): PackProblemCode {
  if (origin === 'string') return ofText;
  return origin === 'array' ? ofList : 'out-of-range';
}
