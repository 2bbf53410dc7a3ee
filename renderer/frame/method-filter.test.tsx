import { MantineProvider } from '@mantine/core';
import { fireEvent, render, screen } from '@testing-library/react';
import { afterEach, expect, test, vi } from 'vitest';
import { PROFILE_IDS, type ProfileId } from '../../shared/model.ts';
import { speak } from '../i18n.ts';
import { MethodFilter } from './method-filter.tsx';

afterEach(() => speak('en'));

function open(profile: ProfileId, onProfile = vi.fn(), name = /^Method/) {
  render(
    <MantineProvider env="test">
      <MethodFilter
        profile={profile}
        levels="2023"
        excludeBots={false}
        onProfile={onProfile}
        onLevels={() => undefined}
      />
    </MantineProvider>,
  );
  fireEvent.click(screen.getByRole('button', { name }));
  return onProfile;
}

test('every profile can be chosen, each by its name', () => {
  const onProfile = open('devlake-2023');
  expect(screen.getByRole('button', { name: /DevLake 2023 · / })).toBeTruthy();
  fireEvent.click(screen.getByRole('combobox', { name: 'Profile' }));
  expect(screen.getAllByRole('option').map((option) => option.textContent)).toEqual([
    'Doradeck',
    'Deck 2024',
    'Datadog',
    'DevLake 2023',
    'DevLake 2021',
    'Four keys',
    'Middleware',
    'GitLab',
  ]);
  expect(PROFILE_IDS.length).toBe(8);
  fireEvent.click(screen.getByRole('option', { name: 'Middleware' }));
  expect(onProfile.mock.calls).toEqual([['middleware']]);
});

test('how each metric is calculated stands beside the choice', () => {
  open('datadog');
  expect(screen.getByText('How is this calculated?')).toBeTruthy();
  expect(
    screen.getByText('Median of the time from a failed deployment to the deployment that repaired it.'),
  ).toBeTruthy();
  expect(screen.getAllByRole('term', { hidden: true }).map((term) => term.textContent)).toEqual([
    'Deployment frequency',
    'Change lead time',
    'Change failure rate',
    'Recovery time',
    'Rework rate',
  ]);
});

test('in Korean', () => {
  speak('ko');
  open('four-keys', vi.fn(), /Four keys/);
  expect(screen.getByText('배포된 커밋을 원인으로 적은 장애 수 ÷ 배포 수입니다.')).toBeTruthy();
});
