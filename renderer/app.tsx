import { useMantineColorScheme } from '@mantine/core';
import { Notifications } from '@mantine/notifications';
import { type ComponentType, type LazyExoticComponent, lazy, Suspense, useEffect } from 'react';
import { Redirect, Route, Router, Switch } from 'wouter';
import { ErrorBoundary } from './components/error-boundary.tsx';
import { HomeScreen } from './features/home/home-screen.tsx';
import { OverviewScreen } from './features/overview/overview-screen.tsx';
import { AppFrame } from './frame/app-frame.tsx';
import { SCREENS, type Screen, type ScreenId } from './screens.ts';
import { usePath, useQuery } from './store/location.ts';
import { useStageRole } from './store/presenting.ts';
import { useSettings } from './store/settings.ts';
import { useWorkspace } from './store/workspace.ts';

/** The overview is what most starts show, so it is in the first bundle; the others come when asked for. */
const COMPONENTS: Readonly<Record<ScreenId, ComponentType | LazyExoticComponent<ComponentType>>> = {
  overview: OverviewScreen,
  dashboard: lazy(async () => ({
    default: (await import('./features/dashboard/dashboard-screen.tsx')).DashboardScreen,
  })),
  deployments: lazy(async () => ({
    default: (await import('./features/deployments/deployments-screen.tsx')).DeploymentsScreen,
  })),
  compare: lazy(async () => ({ default: (await import('./features/compare/compare-screen.tsx')).CompareScreen })),
  anomalies: lazy(async () => ({
    default: (await import('./features/anomalies/anomalies-screen.tsx')).AnomaliesScreen,
  })),
  frequency: lazy(async () => ({
    default: (await import('./features/frequency/frequency-screen.tsx')).FrequencyScreen,
  })),
  'lead-time': lazy(async () => ({
    default: (await import('./features/lead-time/lead-time-screen.tsx')).LeadTimeScreen,
  })),
  'failure-rate': lazy(async () => ({
    default: (await import('./features/failure-rate/failure-rate-screen.tsx')).FailureRateScreen,
  })),
  recovery: lazy(async () => ({ default: (await import('./features/recovery/recovery-screen.tsx')).RecoveryScreen })),
  rework: lazy(async () => ({ default: (await import('./features/rework/rework-screen.tsx')).ReworkScreen })),
  failures: lazy(async () => ({ default: (await import('./features/failures/failures-screen.tsx')).FailuresScreen })),
  versions: lazy(async () => ({ default: (await import('./features/versions/versions-screen.tsx')).VersionsScreen })),
  levels: lazy(async () => ({ default: (await import('./features/guidance/levels-screen.tsx')).LevelsScreen })),
  'quick-check': lazy(async () => ({
    default: (await import('./features/quick-check/quick-check-screen.tsx')).QuickCheckScreen,
  })),
  capabilities: lazy(async () => ({
    default: (await import('./features/capabilities/capabilities-screen.tsx')).CapabilitiesScreen,
  })),
  advice: lazy(async () => ({ default: (await import('./features/advice/advice-screen.tsx')).AdviceScreen })),
  'what-if': lazy(async () => ({ default: (await import('./features/what-if/what-if-screen.tsx')).WhatIfScreen })),
  summary: lazy(async () => ({ default: (await import('./features/summary/summary-screen.tsx')).SummaryScreen })),
  present: lazy(async () => ({ default: (await import('./features/present/present-screen.tsx')).PresentScreen })),
  quiz: lazy(async () => ({ default: (await import('./features/quiz/quiz-screen.tsx')).QuizScreen })),
  data: lazy(async () => ({ default: (await import('./features/import/data-screen.tsx')).DataScreen })),
  names: lazy(async () => ({ default: (await import('./features/names/names-screen.tsx')).NamesScreen })),
  corrections: lazy(async () => ({
    default: (await import('./features/corrections/corrections-screen.tsx')).CorrectionsScreen,
  })),
  settings: lazy(async () => ({ default: (await import('./features/settings/settings-screen.tsx')).SettingsScreen })),
};

/** The windows of a presentation, without the frame. */
const StageScreen = lazy(async () => ({
  default: (await import('./features/present/stage/stage-screen.tsx')).StageScreen,
}));

export function App() {
  useThemePreference();
  const status = useWorkspace((state) => state.status);
  const asked = useStageRole();
  const role = status === 'none' && asked === 'audience' ? null : asked;
  return (
    <Router hook={usePath} searchHook={useQuery}>
      {role === null ? (
        <>
          <Notifications position="bottom-right" />
          {status === 'starting' ? null : <Frame isOpen={status === 'open'} />}
        </>
      ) : (
        // An audience sees no notifications: they wait until the window is one to work in again.
        status === 'open' && (
          <Suspense fallback={null}>
            <StageScreen role={role} />
          </Suspense>
        )
      )}
    </Router>
  );
}

function Frame({ isOpen }: { readonly isOpen: boolean }) {
  return (
    <AppFrame>
      <Switch>
        <Route path="/">{isOpen ? <Redirect to="/overview" replace /> : <HomeScreen />}</Route>
        {SCREENS.map((screen) => (
          <Route key={screen.id} path={screen.path}>
            <ScreenPlace screen={screen} />
          </Route>
        ))}
        <Route>
          <Redirect to="/" replace />
        </Route>
      </Switch>
    </AppFrame>
  );
}

function ScreenPlace({ screen }: { readonly screen: Screen }) {
  const isOpen = useWorkspace((state) => state.status === 'open');
  if (!isOpen && !screen.standsAlone) return <HomeScreen />;
  const Component = COMPONENTS[screen.id];
  return (
    <ErrorBoundary key={screen.id}>
      <Suspense fallback={null}>
        <Component />
      </Suspense>
    </ErrorBoundary>
  );
}

function useThemePreference(): void {
  const { theme, reduceMotion } = useSettings((state) => state.preferences);
  const { setColorScheme } = useMantineColorScheme();
  useEffect(() => setColorScheme(theme === 'system' ? 'auto' : theme), [theme, setColorScheme]);
  useEffect(() => {
    document.documentElement.dataset.reduceMotion = String(reduceMotion);
  }, [reduceMotion]);
}
