import { MantineProvider } from '@mantine/core';
import { act, fireEvent, render, screen, within } from '@testing-library/react';
import { beforeEach, expect, test } from 'vitest';
import { AppError } from '../../../shared/errors.ts';
import type { MappedService, NameChoice, NameMapping } from '../../../shared/name-mapping.ts';
import { applyChoices } from '../../../shared/names.ts';
import { standOn } from '../../screen-fixture.ts';
import { navigate } from '../../store/location.ts';
import { setGeneration } from '../../store/results.ts';
import { useWorkspace } from '../../store/workspace.ts';
import { NamesScreen } from './names-screen.tsx';
import { forgetNames } from './names-state.ts';

function service(name: string, deployments: number, more: Partial<MappedService> = {}): MappedService {
  return { name, deployments, incidents: 0, aliasOf: null, aliases: [], rowTeam: null, team: null, ...more };
}

const SOMEBODY = { looksLikeBot: false, bot: null, sameAs: null, group: null };

const MAPPING: NameMapping = {
  services: [service('cart', 9, { rowTeam: 'red' }), service('search', 5), service('Cart-Service', 2)],
  teams: ['red', 'blue'],
  environments: [
    { name: 'prod', deployments: 3, byPattern: true, production: null },
    { name: 'stage', deployments: 2, byPattern: false, production: null },
  ],
  repositories: [
    {
      id: 4,
      name: 'shop',
      commits: 3,
      lastCommitAt: 0,
      cloned: false,
      services: [{ service: 'cart', paths: [], touching: null }],
    },
  ],
  people: [
    { ...SOMEBODY, key: 'kim@x.org', name: 'Kim', email: 'kim@x.org', commits: 9, domain: 'x.org' },
    { ...SOMEBODY, key: 'kim@home', name: 'Kim', email: 'kim@home', commits: 1, domain: 'home' },
  ],
};

/** An engine that keeps what it is told; `refuses` is the error of the next change. */
const engine = {
  mapping: MAPPING,
  said: [] as (readonly NameChoice[])[],
  read: [] as number[],
  refuses: null as AppError | null,
};

beforeEach(() => {
  Object.assign(engine, { mapping: MAPPING, said: [], read: [], refuses: null });
  forgetNames();
  standOn(
    (name, input) => {
      if (name === 'repository.read-paths') engine.read.push((input as { readonly repositoryId: number }).repositoryId);
      if (name === 'names.change') {
        if (engine.refuses !== null) return { ok: false, error: engine.refuses.toData() };
        const { choices } = input as { readonly choices: readonly NameChoice[] };
        engine.said.push(choices);
        engine.mapping = applyChoices(engine.mapping, choices);
      }
      return { ok: true, value: engine.mapping };
    },
    { imports: 0, dataRange: null },
  );
});

async function show(place = '/names'): Promise<void> {
  navigate(place);
  render(
    <MantineProvider env="test">
      <NamesScreen />
    </MantineProvider>,
  );
  await settle();
}

/** Lets the engine answer. */
async function settle(): Promise<void> {
  await act(async () => {
    for (let i = 0; i < 5; i++) await Promise.resolve();
  });
}

const button = (name: string | RegExp) => screen.getByRole('button', { name });

async function press(name: string | RegExp): Promise<void> {
  fireEvent.click(button(name));
  await settle();
}

function rowsShown(): (string | null)[][] {
  const [, ...rows] = within(screen.getByRole('table')).getAllByRole('row');
  return rows.map((row) =>
    within(row)
      .getAllByRole('cell')
      .slice(1)
      .map((cell) => cell.textContent),
  );
}

test('a likely alias is taken with one press, and taken back with another', async () => {
  await show();
  await press('Cart-Service → cart');
  expect(rowsShown()).toEqual([
    ['cartalso called Cart-Service', '9', '0', 'red', 'A service of its own'],
    ['search', '5', '0', 'No team', 'A service of its own'],
    ['Cart-Service', '2', '0', 'As cart', 'cart'],
  ]);
  expect(screen.queryByText('Likely the same service')).toBeNull();
  expect(button('Team of Cart-Service: As cart').hasAttribute('disabled')).toBe(true);
  await press('Take back the last change');
  expect(engine.said).toEqual([
    [{ kind: 'alias', service: 'Cart-Service', aliasOf: 'cart' }],
    [{ kind: 'alias', service: 'Cart-Service', aliasOf: null }],
  ]);
  expect(button('Take back the last change').hasAttribute('disabled')).toBe(true);
  expect(screen.getByText('Likely the same service')).toBeTruthy();
});

test('a team is written into its cell: Enter keeps it, Escape does not, nothing takes it back', async () => {
  await show();
  const write = async (opened: string, text: string, key: string) => {
    await press(opened);
    const field = screen.getByRole('combobox', { name: 'Team of search' });
    fireEvent.change(field, { target: { value: text } });
    fireEvent.keyDown(field, { key });
    await settle();
  };
  await write('Team of search: No team', 'green', 'Escape');
  await write('Team of search: No team', ' green ', 'Enter');
  await write('Team of search: green', '', 'Enter');
  expect(engine.said).toEqual([
    [{ kind: 'team', service: 'search', team: 'green' }],
    [{ kind: 'team', service: 'search', team: null }],
  ]);
});

test('the group of an author is written into its cell; the other name of a person has that one’s', async () => {
  await show('/names?tab=people');
  await press(/^Group of Kim: x.org/);
  const field = screen.getByRole('combobox', { name: 'Group of Kim' });
  fireEvent.change(field, { target: { value: ' core ' } });
  fireEvent.keyDown(field, { key: 'Enter' });
  await settle();
  expect(engine.said).toEqual([[{ kind: 'group', person: 'kim@x.org', group: 'core' }]]);
  engine.mapping = applyChoices(engine.mapping, [{ kind: 'same-person', person: 'kim@home', sameAs: 'kim@x.org' }]);
  act(() => setGeneration(98));
  await settle();
  expect(rowsShown().map((cells) => cells.at(-1))).toEqual(['core', 'As Kim']);
  expect(button('Group of Kim: As Kim').hasAttribute('disabled')).toBe(true);
});

test('several services get one team', async () => {
  await show('/names?search=car');
  fireEvent.click(screen.getByRole('checkbox', { name: 'Select all services shown' }));
  expect(screen.getByText('2 selected')).toBeTruthy();
  fireEvent.change(screen.getByRole('combobox', { name: 'Team of the selected services' }), {
    target: { value: 'blue' },
  });
  await press('Give team');
  expect(engine.said).toEqual([
    [
      { kind: 'team', service: 'cart', team: 'blue' },
      { kind: 'team', service: 'Cart-Service', team: 'blue' },
    ],
  ]);
  expect(screen.queryByText('2 selected')).toBeNull();
});

test('a team given to another name of a service goes to the service', async () => {
  await show();
  await press('Cart-Service → cart');
  fireEvent.click(screen.getByRole('checkbox', { name: 'Select Cart-Service' }));
  await press('As the rows say');
  expect(engine.said.at(-1)).toEqual([{ kind: 'team', service: 'cart', team: null }]);
});

test('teams are pasted as a table', async () => {
  await show();
  await press('Teams as a table…');
  const area = screen.getByRole('textbox', { name: 'Services and their teams' });
  expect((area as HTMLTextAreaElement).value.split('\n')[1]).toBe('cart\tred');
  fireEvent.change(area, { target: { value: 'search\tblue\nghost\tblue' } });
  expect(screen.getByText(/Changes 1 service/).textContent).toBe('Changes 1 service. No service has this name: ghost.');
  await press('Take over');
  expect(engine.said).toEqual([[{ kind: 'team', service: 'search', team: 'blue' }]]);
});

test('what the engine refuses is shown as it was', async () => {
  await show();
  engine.refuses = new AppError('names-circular', { name: 'a', other: 'b' });
  await press('Cart-Service → cart');
  expect(screen.getByText('Likely the same service')).toBeTruthy();
  expect(button('Take back the last change').hasAttribute('disabled')).toBe(true);
});

test('an answer that comes later replaces what was shown meanwhile', async () => {
  await show();
  await press('Cart-Service → cart');
  engine.mapping = { ...MAPPING, services: [service('other', 1)] };
  act(() => setGeneration(99));
  await settle();
  expect(rowsShown()).toEqual([['other', '1', '0', 'No team', 'A service of its own']]);
});

test('rows are sorted by a column, what is empty last', async () => {
  await show();
  const first = () => rowsShown().map(([name]) => name);
  await press('Team');
  expect(first()).toEqual(['cart', 'search', 'Cart-Service']);
  await press('Deployments');
  expect(first()).toEqual(['Cart-Service', 'search', 'cart']);
  await press('Deployments');
  expect(first()).toEqual(['cart', 'search', 'Cart-Service']);
});

test('environments, people and repositories say what was chosen', async () => {
  await show('/names?tab=environments');
  const choices = screen.getByRole('radiogroup', { name: 'Is stage production?' });
  fireEvent.click(within(choices).getByRole('radio', { name: 'Production' }));
  await settle();
  act(() => navigate('/names?tab=people'));
  fireEvent.click(
    within(screen.getAllByRole('radiogroup', { name: 'Is Kim a bot?' })[0] as HTMLElement).getByRole('radio', {
      name: 'Bot',
    }),
  );
  await settle();
  act(() => navigate('/names?tab=repositories'));
  fireEvent.change(screen.getByRole('combobox', { name: 'Service that deploys from shop' }), {
    target: { value: 'search' },
  });
  await press('Add');
  await press('cart does not deploy from shop');
  expect(engine.said.flat()).toEqual([
    { kind: 'environment', environment: 'stage', production: true },
    { kind: 'bot', person: 'kim@x.org', bot: true },
    {
      kind: 'repository',
      repositoryId: 4,
      services: [
        { service: 'cart', paths: [] },
        { service: 'search', paths: [] },
      ],
    },
    { kind: 'repository', repositoryId: 4, services: [{ service: 'search', paths: [] }] },
  ]);
});

test('paths of a service are stored, then its commits are looked at', async () => {
  await show('/names?tab=repositories');
  const field = screen.getByRole('combobox', { name: 'Paths of cart in shop' });
  act(() => field.focus());
  fireEvent.change(field, { target: { value: 'services/{cart,basket}' } });
  fireEvent.keyDown(field, { key: 'Enter' });
  await settle();
  expect(engine.said).toEqual([
    [{ kind: 'repository', repositoryId: 4, services: [{ service: 'cart', paths: ['services/{cart,basket}'] }] }],
  ]);
  expect(engine.read).toEqual([4]);
  expect(screen.getByText(/not known yet/)).toBeTruthy();
  await press('Look now');
  expect(engine.read).toEqual([4, 4]);
});

test('nothing can be changed in a workspace that is open for reading', async () => {
  useWorkspace.setState(({ summary }) => ({ summary: summary && { ...summary, readOnly: true } }));
  await show();
  expect(screen.queryByText('Likely the same service')).toBeNull();
  for (const control of within(screen.getByRole('table')).getAllByRole('checkbox')) {
    expect(control.hasAttribute('disabled')).toBe(true);
  }
  expect(button('Team of cart: red').hasAttribute('disabled')).toBe(true);
});
