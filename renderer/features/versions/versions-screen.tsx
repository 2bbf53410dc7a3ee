import { CommitDrawer } from '../../components/commit-drawer.tsx';
import { useOpenRow, useScreenParam, useView } from '../../store/view.ts';
import { DeploymentDrawer } from '../deployments/deployment-drawer.tsx';
import { IncidentDrawer } from '../failures/incident-drawer.tsx';
import { ServiceScreen } from './service-screen.tsx';
import { ServicesScreen } from './services-screen.tsx';

/** Which version of each service runs and whether it is good; of one service, what each of its versions did. */
export function VersionsScreen() {
  const view = useView();
  const service = useScreenParam('of');
  const openId = useOpenRow();
  const incidentId = useOpenRow('incident');
  if (view === null) return null;
  return (
    <>
      {service === null ? (
        <ServicesScreen view={view} />
      ) : (
        <ServiceScreen key={service} view={{ ...view, services: [] }} service={service} />
      )}
      <DeploymentDrawer id={openId} view={view} />
      <IncidentDrawer id={incidentId} view={view} param="incident" />
      <CommitDrawer view={view} />
    </>
  );
}
