import { expect, test } from 'vitest';
import { readDone, readPullState } from './state-words.ts';

test('states of pull requests, as GitHub, GitLab, Bitbucket and Azure DevOps call them', () => {
  const states = (words: string) => words.split('|').map(readPullState);
  expect(states('OPEN|opened|active|In Review|열림')).toEqual(Array(5).fill('open'));
  expect(states('MERGED|merged|completed|병합됨')).toEqual(Array(4).fill('merged'));
  expect(states('CLOSED|closed|DECLINED|SUPERSEDED|abandoned|거절')).toEqual(Array(6).fill('closed'));
  expect(states('whatever|')).toEqual([null, null]);
});

test('statuses of issues, and status categories of Jira', () => {
  const done = (words: string) => words.split('|').map(readDone);
  expect(done("Done|Closed|RESOLVED|Won't Do|완료|해결됨")).toEqual(Array(6).fill(true));
  expect(done('Open|To Do|In Progress|indeterminate|new|진행 중|할 일')).toEqual(Array(7).fill(false));
  expect(done('Somewhere|')).toEqual([null, null]);
});
